import preset from '../../jest.preset.mjs';

export default { ...preset, rootDir: import.meta.dirname, globalSetup: './build-before-tests.mjs' };
