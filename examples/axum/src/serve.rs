//! Listening, until somebody stops the service.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::Notify;

use crate::stop::Stop;
use crate::trouble::Trouble;

/// How long calls that are being answered may still take.
const LAST_CALLS: Duration = Duration::from_secs(15);

pub(crate) async fn serve(listen: SocketAddr, router: Router) -> Result<(), Trouble> {
    let cannot = |error: io::Error| {
        Trouble::new(
            format!("cannot listen on {listen}: {error}"),
            "choose another address or port with --listen",
        )
    };
    let listener = TcpListener::bind(listen).await.map_err(cannot)?;
    let address = listener.local_addr().map_err(cannot)?;
    let stop = Stop::hear().map_err(cannot)?;
    // Whoever started it may have closed its output.
    let _ = writeln!(io::stdout(), "listening on http://{address}");
    let stopped = Arc::new(Notify::new());
    let served = axum::serve(listener, router).with_graceful_shutdown({
        let stopped = Arc::clone(&stopped);
        async move {
            stop.wait().await;
            tracing::info!("stopping");
            stopped.notify_one();
        }
    });
    let at_last = async {
        stopped.notified().await;
        tokio::time::sleep(LAST_CALLS).await;
    };
    tokio::select! {
        ended = served => ended.map_err(cannot),
        () = at_last => Ok(()),
    }
}
