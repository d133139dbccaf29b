/**
 * Lets a child process of a test run TypeScript sources without a build: Node strips the types, and the relative
 * imports of a source, which end in `.js`, are resolved to the sources beside it. Start the child with
 * `node --conditions=@lotsenbuch/source --import <this file> <source>`.
 */
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, nextResolve) {
    const isSource = specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts');
    return nextResolve(isSource ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
