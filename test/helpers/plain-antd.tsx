import type { ReactNode } from 'react';

/**
 * The component library as plain elements, for tests of screens without a bundler: `vi.mock('antd', () => import('#test/helpers/plain-antd.tsx'))`.
 * Only what a person does with it: press, tick, choose, type, confirm.
 */
interface Labelled {
  readonly 'aria-label'?: string;
  readonly children?: ReactNode;
}

/** Questions that were asked and wait for an answer. */
export const asked: {
  readonly title: string;
  readonly content: ReactNode;
  readonly okText: string;
  readonly onOk: () => void;
  readonly onCancel: () => void;
}[] = [];
/** What was told in passing, and what went wrong. */
export const told: string[] = [];

export const App = {
  useApp: () => app,
};
const app = {
  notification: { warning: ({ title }: { title: string }) => void told.push(title), destroy: () => undefined },
  message: { info: ({ content }: { content: string }) => void told.push(content) },
  modal: { confirm: (question: (typeof asked)[number]) => void asked.push(question) },
};

export function Button({ children, disabled, onClick, ...rest }: Labelled & { readonly disabled?: boolean; readonly onClick?: () => void }): ReactNode {
  return (
    <button type="button" aria-label={rest['aria-label']} disabled={disabled === true} onClick={onClick}>
      {children}
    </button>
  );
}

interface Typed extends Labelled {
  readonly value?: string;
  readonly maxLength?: number;
  readonly onChange?: (event: { readonly target: { readonly value: string } }) => void;
}

const line = ({ value, maxLength, onChange, ...rest }: Typed): ReactNode => (
  <input aria-label={rest['aria-label']} value={value} maxLength={maxLength} onChange={onChange ?? (() => undefined)} />
);
const area = ({ value, maxLength, onChange, ...rest }: Typed): ReactNode => (
  <textarea aria-label={rest['aria-label']} value={value} maxLength={maxLength} onChange={onChange ?? (() => undefined)} />
);
export const Input = Object.assign(line, { TextArea: area });

interface Choosing extends Labelled {
  readonly value?: string | null;
  readonly onChange?: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: ReactNode }[];
}

export function Select({ value, onChange, options, ...rest }: Choosing): ReactNode {
  return (
    <select aria-label={rest['aria-label']} value={value ?? ''} onChange={(event) => onChange?.(event.target.value)}>
      <option value="" />
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
export const Segmented = Select;

interface Picking extends Omit<Choosing, 'onChange'> {
  readonly onChange?: (event: { readonly target: { readonly value: string } }) => void;
}
export const Radio = {
  Group: ({ onChange, ...rest }: Picking): ReactNode => <Select {...rest} onChange={(value) => onChange?.({ target: { value } })} />,
};

interface Ticking extends Labelled {
  readonly checked?: boolean;
  readonly onChange?: (event: { readonly target: { readonly checked: boolean } }) => void;
}
export function Checkbox({ checked, onChange, ...rest }: Ticking): ReactNode {
  return <input type="checkbox" aria-label={rest['aria-label']} checked={checked === true} onChange={(event) => onChange?.(event)} />;
}

interface Dialog extends Labelled {
  readonly open?: boolean;
  readonly okText?: string;
  readonly okButtonProps?: { readonly disabled?: boolean };
  readonly onOk?: () => void;
}
export function Modal({ open, okText, okButtonProps, onOk, children }: Dialog): ReactNode {
  if (!open) return null;
  return (
    <div role="dialog">
      {children}
      <button type="button" disabled={okButtonProps?.disabled === true} onClick={onOk}>
        {okText}
      </button>
    </div>
  );
}

export const Popover = ({ children }: Labelled): ReactNode => children;
