import { Modal } from 'antd';
import { type ReactNode, useId } from 'react';
import { toFirstField } from './first-field.ts';

interface FormDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What the button that sends it is called. */
  readonly act: string;
  readonly busy: boolean;
  /** Whether it may be sent at all; what is missing besides is said after sending. */
  readonly ready?: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A short form over the page: Enter in a field sends it as its button does, once at a time. */
export function FormDialog({ open, title, act, busy, ready = true, onSend, onClose, children }: FormDialogProps): ReactNode {
  const form = useId();
  return (
    <Modal
      open={open}
      title={title}
      okText={act}
      cancelText="返回"
      confirmLoading={busy}
      okButtonProps={{ htmlType: 'submit', form, disabled: !ready }}
      onCancel={onClose}
      afterOpenChange={toFirstField}
      destroyOnHidden
    >
      <form
        id={form}
        className="gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) onSend();
        }}
      >
        {children}
      </form>
    </Modal>
  );
}
