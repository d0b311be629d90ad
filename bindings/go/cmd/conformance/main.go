// Command conformance sends the requests of a file of vectors to the module, and demands the same
// bytes as are written beside them.
//
//	go run ./cmd/conformance VECTORS
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/reunify/reunify/bindings/go"
)

const (
	longest = 1 << 28 // bytes of a line
	shown   = 5       // differences that are printed
)

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
	file, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer file.Close()
	module, err := reunify.NewModule(ctx, reunify.ModuleOptions{})
	if err != nil {
		return 0, 0, err
	}
	defer module.Close()
	instance, err := module.NewInstance(ctx)
	if err != nil {
		return 0, 0, err
	}
	return compare(ctx, instance, file)
}

type vector struct{ Name, Request, Response string }

func compare(ctx context.Context, instance *reunify.Instance, vectors io.Reader) (same, all int, err error) {
	lines := bufio.NewScanner(vectors)
	lines.Buffer(nil, longest)
	for lines.Scan() {
		var given vector
		if err := json.Unmarshal(lines.Bytes(), &given); err != nil {
			return same, all, fmt.Errorf("line %d: %w", all+1, err)
		}
		all++
		response, err := instance.Send(ctx, []byte(given.Request))
		if err != nil {
			return same, all, fmt.Errorf("%s: %w", given.Name, err)
		}
		if string(response) == given.Response {
			same++
		} else if all-same <= shown {
			fmt.Printf("%s\n  expected %.400s\n  answered %.400s\n", given.Name, given.Response, response)
		}
	}
	return same, all, lines.Err()
}
