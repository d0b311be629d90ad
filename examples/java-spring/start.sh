#!/bin/sh
# Builds the SDK, then starts the service; what is given is passed on to it.
set -eu
cd "$(dirname "$0")"
mvn -q -B -f ../../bindings/java/pom.xml install -DskipTests
mvn -q -B package -DskipTests
exec java -jar target/cases-0.1.0.jar "$@"
