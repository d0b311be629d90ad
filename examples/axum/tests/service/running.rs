//! A process of the service.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use tempfile::TempDir;

use crate::database::Database;
use crate::http::{self, Reply};

const JSON: &str = "Content-Type: application/json\r\n";

pub(crate) struct Running {
    child: Child,
    address: SocketAddr,
    folder: TempDir,
}

/// The program, to be started.
pub(crate) fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_case-service"));
    program
        .env_remove("DATABASE_URL")
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    program
}

impl Running {
    pub(crate) fn start(database: &Database) -> Self {
        Self::start_with(database, &[])
    }

    pub(crate) fn start_with(database: &Database, arguments: &[&str]) -> Self {
        Self::launch(database, arguments).ready()
    }

    /// Starts it, without waiting until it listens.
    pub(crate) fn launch(database: &Database, arguments: &[&str]) -> Launched {
        let folder = TempDir::new().unwrap();
        let log = File::create(folder.path().join("log")).unwrap();
        let child = program()
            .args(["--database", database.url(), "--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        Launched { child, folder }
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        http::call(self.address, &format!("GET {path}"), "", "")
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> Reply {
        self.post_with(path, JSON, body)
    }

    /// Posts, waits a while and breaks off.
    pub(crate) fn post_and_leave(&self, path: &str, body: &str, wait: Duration) {
        let stream = http::send(self.address, &format!("POST {path}"), JSON, body);
        thread::sleep(wait);
        drop(stream);
    }

    pub(crate) fn post_with(&self, path: &str, headers: &str, body: &str) -> Reply {
        http::call(self.address, &format!("POST {path}"), headers, body)
    }

    /// A connection over which nothing is asked.
    pub(crate) fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).unwrap()
    }

    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap()
    }

    /// As Ctrl-C does.
    pub(crate) fn stop(mut self) -> ExitStatus {
        signal("-INT", self.child.id());
        self.child.wait().unwrap()
    }

    /// As a machine that loses its power does.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A process that does not yet listen.
pub(crate) struct Launched {
    child: Child,
    folder: TempDir,
}

impl Launched {
    pub(crate) fn ready(mut self) -> Running {
        let output = self.child.stdout.take().unwrap();
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line).unwrap();
        let Some(address) = line.trim().strip_prefix("listening on http://") else {
            let _ = self.child.kill();
            let _ = self.child.wait();
            panic!(
                "{}",
                fs::read_to_string(self.folder.path().join("log")).unwrap()
            );
        };
        Running {
            address: address.parse().unwrap(),
            child: self.child,
            folder: self.folder,
        }
    }
}

fn signal(name: &str, process: u32) {
    let sent = Command::new("kill")
        .args([name, &process.to_string()])
        .status();
    assert!(sent.unwrap().success());
}
