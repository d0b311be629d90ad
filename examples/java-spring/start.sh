#!/bin/sh
# Builds what the service needs, then starts it; what is given is passed on to it.
set -eu
cd "$(dirname "$0")"

need() {
    if ! command -v "$1" > /dev/null; then
        echo "There is no \`$1\`: install $2, and start again." >&2
        exit 1
    fi
}

need java "a JDK, 17 or later"
need mvn "Maven"
# A fresh checkout is without the WebAssembly module; the plans are put beside it last.
if [ ! -d ../../bindings/java/src/main/resources/reunify/plans ]; then
    need cargo "Rust, from https://rustup.rs"
    need npm "Node, 20 or later"
    echo "Building the WebAssembly module, once; this takes a few minutes." >&2
    (cd ../.. && cargo xtask wasm)
fi
mvn -q -B -f ../../bindings/java/pom.xml install -DskipTests
mvn -q -B package -DskipTests
exec java -jar target/cases.jar "$@"
