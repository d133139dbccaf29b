import type { ComponentChildren } from 'preact';
import { ScrollRegion } from './scroll-region.js';

export const DataTable = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <ScrollRegion name={name}>
    <table>{children}</table>
  </ScrollRegion>
);
