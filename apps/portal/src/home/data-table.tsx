import type { ComponentChildren } from 'preact';

export const DataTable = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable with the keyboard (WCAG 2.1.1)
  <section class="scroll" tabIndex={0} aria-label={name}>
    <table>{children}</table>
  </section>
);
