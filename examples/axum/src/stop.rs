//! The signals that stop the service: Ctrl-C, and the one with which systems end a service.

use std::io;

/// Heard from the moment that it is made.
pub(crate) struct Stop(Signals);

#[cfg(unix)]
type Signals = (tokio::signal::unix::Signal, tokio::signal::unix::Signal);

#[cfg(windows)]
type Signals = (
    tokio::signal::windows::CtrlC,
    tokio::signal::windows::CtrlClose,
);

impl Stop {
    #[cfg(unix)]
    pub(crate) fn hear() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let interrupted = signal(SignalKind::interrupt())?;
        let terminated = signal(SignalKind::terminate())?;
        Ok(Self((interrupted, terminated)))
    }

    #[cfg(windows)]
    pub(crate) fn hear() -> io::Result<Self> {
        use tokio::signal::windows::{ctrl_c, ctrl_close};
        Ok(Self((ctrl_c()?, ctrl_close()?)))
    }

    pub(crate) async fn wait(self) {
        let (mut interrupted, mut terminated) = self.0;
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    }
}
