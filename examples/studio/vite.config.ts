import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

// Nothing but the site's own files: no other origin, no inline script or style, no eval.
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Writes the policy into the built page, so that it holds on any static server. */
const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: POLICY }, injectTo: "head-prepend" },
  ],
};

export default defineConfig({
  base: "./",
  plugins: [
    react(),
    contentSecurityPolicy,
    VitePWA({
      registerType: "autoUpdate",
      injectRegister: false,
      manifest: { name: "Reunify studio", short_name: "Reunify", lang: "en-GB", start_url: ".", display: "standalone", icons: [] },
      workbox: { globPatterns: ["**/*.{html,js,css,wasm,json,svg,csv}"], maximumFileSizeToCacheInBytes: 16 * 1024 * 1024 },
    }),
  ],
  // The form library's helper for tests names a validator that compiles code; the page has its own.
  resolve: { alias: { "@rjsf/validator-ajv8": fileURLToPath(new URL("src/forms/validator.ts", import.meta.url)) } },
  worker: { format: "es" },
  // Lightning CSS refuses a media query that the design system has for an old browser.
  build: { target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false }, cssMinify: false },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
});
