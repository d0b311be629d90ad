// Command conformance sends the requests of a file of vectors to the module, and demands the same
// bytes as are written beside them.
//
//	go run ./cmd/conformance VECTORS
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/reunify/reunify/bindings/go"
)

const longest = 1 << 28 // bytes of a line

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "give the file of vectors")
		os.Exit(2)
	}
	same, all, err := run(context.Background(), os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("go: %d of %d the same\n", same, all)
	if same != all || all == 0 {
		os.Exit(1)
	}
}

func run(ctx context.Context, path string) (same, all int, err error) {
	module, err := reunify.NewModule(ctx)
	if err != nil {
		return 0, 0, err
	}
	defer module.Close(ctx)
	instance, err := module.NewInstance(ctx)
	if err != nil {
		return 0, 0, err
	}
	file, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, longest)
	for lines.Scan() {
		var vector struct{ Name, Request, Response string }
		if err := json.Unmarshal(lines.Bytes(), &vector); err != nil {
			return same, all, err
		}
		all++
		response, err := instance.Send(ctx, []byte(vector.Request))
		if err != nil {
			return same, all, fmt.Errorf("%s: %w", vector.Name, err)
		}
		if bytes.Equal(response, []byte(vector.Response)) {
			same++
		} else {
			fmt.Fprintf(os.Stderr, "%s: answers otherwise\n  native %.400s\n  here   %.400s\n", vector.Name, vector.Response, response)
		}
	}
	return same, all, lines.Err()
}
