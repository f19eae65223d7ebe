/**
 * How often and how one activity reaches the bot: once; again after its answer under the same or a new id; or twice at the same time.
 */
export type DeliveryPlan = 'once' | 'same-id' | 'new-id' | 'twice' | 'twice-same-id';

/** How this Teams behaves until it is switched back. */
export interface SwitchPositions {
  /** Shows `Action.Execute` as its `Action.Submit` fallback and never refreshes a card, as old Teams clients do. */
  readonly oldClient: boolean;
  /** Delivers every click and every submit twice at once, the second under a new id. */
  readonly submitTwice: boolean;
  /** Delivers again when the bot does not answer in time: first under the same id, then under a new one. */
  readonly redeliverWhenSlow: boolean;
  /** Holds the bot to Teams' send windows. */
  readonly sendWindows: boolean;
  /**
   * What becomes of a tab's single sign-on: it works, the person has to consent first when Teams asks them, the app has to ask for the consent
   * itself in a window (until Entra has it), or Teams gives no token.
   */
  readonly tabSignIn: 'works' | 'consent' | 'window' | 'fails';
  /** The plan for the next activity only; `once` when nothing is planned. */
  readonly nextDelivery: DeliveryPlan;
}

/** The switches, which stay as they are set. */
export interface Switches {
  read(): SwitchPositions;
  set(positions: Partial<SwitchPositions>): void;
  /** The plan for the activity about to be sent; a plan for one activity is used up. */
  takeDelivery(isSubmit: boolean): DeliveryPlan;
}

/** Teams on a good day, with send windows as given. `onChange` runs whenever a switch moves. */
export function createSwitches(onChange: () => void = () => undefined): Switches {
  let positions: SwitchPositions = {
    oldClient: false,
    submitTwice: false,
    redeliverWhenSlow: false,
    sendWindows: true,
    tabSignIn: 'works',
    nextDelivery: 'once',
  };
  const set = (changed: Partial<SwitchPositions>) => {
    positions = { ...positions, ...changed };
    onChange();
  };
  return {
    read: () => positions,
    set,
    takeDelivery(isSubmit) {
      const planned = positions.nextDelivery;
      if (planned !== 'once') set({ nextDelivery: 'once' });
      return planned === 'once' && isSubmit && positions.submitTwice ? 'twice' : planned;
    },
  };
}
