import { Button } from 'antd';
import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** Changes when the person goes elsewhere: the screen gets another chance. */
  readonly place?: string;
}

/** The one catcher for bugs on the page: says so in words, keeps the rest of the desk usable. */
export class ErrorBoundary extends Component<Props, { broken: boolean; place: string | undefined }> {
  override state: { broken: boolean; place: string | undefined } = { broken: false, place: this.props.place };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  static getDerivedStateFromProps(props: Props, state: { place: string | undefined }): { broken: boolean; place: string | undefined } | null {
    return props.place === state.place ? null : { broken: false, place: props.place };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="empty" role="alert">
        <h2>这个画面出了错</h2>
        <p>已落盘的内容不受影响，其他画面可以继续使用。请重新打开本画面；仍然如此时，锁定后重新打开程序。</p>
        <Button onClick={() => this.setState({ broken: false })}>重新打开本画面</Button>
      </div>
    );
  }
}
