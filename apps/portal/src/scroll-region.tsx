import type { ComponentChildren } from 'preact';

/** What is wider than a phone scrolls in a region of its own, which the keyboard reaches too. */
export const ScrollRegion = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable with the keyboard (WCAG 2.1.1)
  <section class="scroll" tabIndex={0} aria-label={name}>
    {children}
  </section>
);
