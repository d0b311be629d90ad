package reunify

import (
	"context"
	"fmt"
	"slices"

	"github.com/tetratelabs/wazero/api"
)

// abi is the version of the module's calls that this package speaks.
const abi = 1

// greet finds the functions of the module, and makes sure that this package knows how to call them.
// Of another version nothing more is known, so it is asked before the others are looked for.
func (i *Instance) greet(ctx context.Context) error {
	const i32, i64 = api.ValueTypeI32, api.ValueTypeI64
	version := i.function("reunify_abi_version", nil, i32)
	if version == nil {
		return badModule(nil)
	}
	results, err := version.Call(ctx)
	if err != nil {
		if ended := ctx.Err(); ended != nil {
			return ended
		}
		return badModule(err)
	}
	if results[0] != abi {
		message := fmt.Sprintf("the module has version %d of the ABI, and this package speaks %d", results[0], abi)
		return &Error{Code: CodeABIVersion, Message: message}
	}
	i.alloc = i.function("reunify_alloc", []api.ValueType{i32}, i32)
	i.call = i.function("reunify_call", []api.ValueType{i32, i32}, i64)
	i.free = i.function("reunify_free", []api.ValueType{i32, i32})
	if i.alloc == nil || i.call == nil || i.free == nil || i.running.ExportedMemory("memory") == nil {
		return badModule(nil)
	}
	return nil
}

func (i *Instance) function(name string, takes []api.ValueType, gives ...api.ValueType) api.Function {
	function := i.running.ExportedFunction(name)
	if function == nil {
		return nil
	}
	is := function.Definition()
	if !slices.Equal(is.ParamTypes(), takes) || !slices.Equal(is.ResultTypes(), gives) {
		return nil
	}
	return function
}
