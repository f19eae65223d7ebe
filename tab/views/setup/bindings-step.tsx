import { BindingRows } from '../bindings/binding-rows.tsx';
import type { StepProps } from './setup.tsx';
import { StepPanel } from './step-panel.tsx';

/** Step 3: which profile serves which part of the desk. */
export function BindingsStep({ facts, steps }: StepProps) {
  return (
    <StepPanel name="bindings" steps={steps}>
      <BindingRows bindings={facts.bindings} profiles={facts.profiles} />
    </StepPanel>
  );
}
