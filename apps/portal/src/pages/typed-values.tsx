import type { Typed } from '../forms/form.js';

/** Everything that was typed in a form that is not there any more. */
export const TypedValues = ({ typed }: { readonly typed: Typed }) => (
  <dl>
    {Object.entries(typed)
      .filter(([name, text]) => name !== 'form' && text !== '')
      .map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
  </dl>
);
