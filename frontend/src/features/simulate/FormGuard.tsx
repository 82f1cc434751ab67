import { Component } from 'react';
import type { ReactNode } from 'react';

/** Shows something else where numbers have a shape that their form cannot show: a list where a record belongs, say. */
export class FormGuard extends Component<{ fallback: ReactNode; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
