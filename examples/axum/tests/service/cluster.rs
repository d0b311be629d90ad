//! A PostgreSQL of the test's own, in a folder that goes when it does.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

pub(crate) struct Cluster {
    programs: PathBuf,
    user: Option<(u32, u32)>,
    folder: TempDir,
}

/// What is not here, and how to get it.
pub(crate) struct NotHere(pub(crate) &'static str);

const NOT_INSTALLED: NotHere = NotHere("PostgreSQL (install its server, with `initdb`)");
const NO_USER: NotHere = NotHere("PostgreSQL (add a user `postgres`: it does not run as root)");

impl Cluster {
    pub(crate) fn start() -> Result<Self, NotHere> {
        let programs = programs().ok_or(NOT_INSTALLED)?;
        // In the shortest folder there is: the path of a socket may have about 100 bytes.
        let folder = TempDir::new_in("/tmp").unwrap();
        // PostgreSQL does not run as root.
        let user = if fs::metadata(folder.path()).unwrap().uid() == 0 {
            let user = postgres_user().ok_or(NO_USER)?;
            chown(folder.path(), Some(user.0), Some(user.1)).unwrap();
            Some(user)
        } else {
            None
        };
        let cluster = Self {
            programs,
            user,
            folder,
        };
        cluster.make();
        Ok(cluster)
    }

    /// It listens on a socket in its folder, and nowhere else.
    pub(crate) fn url(&self) -> String {
        let folder = self.folder.path().display();
        format!("postgres://cases@localhost/postgres?host={folder}")
    }

    fn make(&self) {
        let data = self.data();
        self.run(
            "initdb",
            &[
                "-D",
                &data,
                "-U",
                "cases",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--no-sync",
            ],
        );
        let folder = self.folder.path().display();
        let options = format!("-k {folder} -c listen_addresses= -c fsync=off");
        let log = format!("{folder}/log");
        self.run(
            "pg_ctl",
            &["-D", &data, "-w", "-l", &log, "-o", &options, "start"],
        );
    }

    fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .stdout(Stdio::null());
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let ended = self.command(program, arguments).status().unwrap();
        assert!(ended.success(), "{program} failed");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let stop = ["-D", &self.data(), "-w", "-m", "immediate", "stop"];
        let _ = self.command("pg_ctl", &stop).status();
    }
}

/// The folder of PostgreSQL's programs: the newest that is installed, or the one on the path.
fn programs() -> Option<PathBuf> {
    let mut installed: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    installed.sort();
    let newest = installed.into_iter().rev().map(|(_, folder)| folder);
    let path = std::env::var_os("PATH").unwrap_or_default();
    newest
        .chain(std::env::split_paths(&path))
        .find(|folder| has_programs(folder))
}

fn has_programs(folder: &Path) -> bool {
    ["initdb", "pg_ctl"]
        .iter()
        .all(|program| folder.join(program).is_file())
}

fn postgres_user() -> Option<(u32, u32)> {
    let id = |what: &str| {
        let output = Command::new("id").args([what, "postgres"]).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse().ok()
    };
    Some((id("-u")?, id("-g")?))
}
