import { type DragEvent, type ReactNode, useRef, useState } from 'react';

interface FileDropProps {
  readonly label: string;
  readonly accept?: string;
  readonly onFiles: (files: File[]) => void;
  readonly children: ReactNode;
  readonly disabled?: boolean;
}

/** A place for files: dropped, pasted or chosen. */
export function FileDrop({ label, accept, onFiles, children, disabled = false }: FileDropProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null): void => {
    if (list && list.length > 0 && !disabled) onFiles([...list]);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <button
      type="button"
      className="file-drop"
      data-over={over}
      disabled={disabled}
      onClick={() => input.current?.click()}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={(event) => take(event.clipboardData.files)}
    >
      <span className="unseen">{label}：</span>
      {children}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={`${label}：选择文件`}
        {...(accept === undefined ? {} : { accept })}
        onClick={(event) => event.stopPropagation()}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
    </button>
  );
}
