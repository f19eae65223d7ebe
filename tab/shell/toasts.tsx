import {
  Button,
  Toast,
  ToastBody,
  Toaster,
  ToastFooter,
  ToastTitle,
  ToastTrigger,
  useId,
  useToastController,
} from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTexts } from '../text/use-texts.ts';
import { describeError } from './describe-error.ts';
import { onTold, type Told, tell } from './told.ts';

const seconds = 1_000;

function Message({ told }: { told: Told }) {
  const { t } = useTexts();
  const { text, takeBack, tone = 'good' } = told;
  const undo = async () => {
    try {
      const answer = await takeBack!();
      tell({ text: answer.text || t('toast.undone') });
    } catch (error) {
      tell({ text: describeError(error, t).text, tone: 'bad' });
    }
  };
  return (
    <Toast>
      <ToastTitle>{tone === 'bad' ? t('state.error.title') : text}</ToastTitle>
      {tone === 'bad' && <ToastBody>{text}</ToastBody>}
      <ToastFooter>
        {takeBack && (
          <ToastTrigger>
            <Button size="small" onClick={undo}>
              {t('toast.undo')}
            </Button>
          </ToastTrigger>
        )}
        <ToastTrigger>
          <Button size="small" appearance="subtle">
            {t('toast.close')}
          </Button>
        </ToastTrigger>
      </ToastFooter>
    </Toast>
  );
}

/** Shows what `tell` is given; long enough to read and to reach the button, and for as long as the pointer or the focus is on it. */
export function Toasts() {
  const id = useId('told');
  const { dispatchToast } = useToastController(id);
  useEffect(
    () =>
      onTold((told) =>
        dispatchToast(<Message told={told} />, {
          intent: told.tone === 'bad' ? 'error' : 'success',
          timeout: (told.takeBack || told.tone === 'bad' ? 12 : 6) * seconds,
          pauseOnHover: true,
          pauseOnWindowBlur: true,
        }),
      ),
    [dispatchToast],
  );
  return <Toaster toasterId={id} position="bottom-end" />;
}
