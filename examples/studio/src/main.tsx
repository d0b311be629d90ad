import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { SessionProvider } from "./app/session";
import "./studio.scss";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
const place = document.getElementById("app");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <SessionProvider>
        <App />
      </SessionProvider>
    </StrictMode>,
  );
}
if (import.meta.env.PROD && "serviceWorker" in navigator) {
  // Offline is a comfort: the page works without it.
  navigator.serviceWorker.register("./sw.js").catch(() => undefined);
}
