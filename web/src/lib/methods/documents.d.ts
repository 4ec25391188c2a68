// The documents of the methods as modules; made by the plugin in `methods.ts` beside the configuration of the build.
declare module '*.md';
