package reunify_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/reunify/reunify/bindings/go"
)

// handmade is a module that exports what reunify does, with what is to be wrong about it.
type handmade struct {
	version byte              // of the ABI
	named   map[string]string // exports that have another name
	noRoom  bool              // reunify_alloc has no memory
	does    string            // what reunify_call does if the request is empty
}

const (
	traps       = "\x00"                         // unreachable
	callsItself = "\x20\x00\x20\x01\x10\x02\x1a" // until there is no more stack
)

func (h handmade) wasm() []byte {
	sized := func(content string) string { return string([]byte{byte(len(content))}) + content }
	section := func(id, content string) string { return id + sized(content) }
	function := func(body string) string { return sized("\x00" + body + "\x0b") }
	export := func(name, what string) string {
		if other, found := h.named[name]; found {
			name = other
		}
		return sized(name) + what
	}
	place := "\x08"
	if h.noRoom {
		place = "\x00"
	}
	return []byte("\x00asm\x01\x00\x00\x00" +
		section("\x01", "\x04"+"\x60\x00\x01\x7f"+"\x60\x01\x7f\x01\x7f"+"\x60\x02\x7f\x7f\x01\x7e"+"\x60\x02\x7f\x7f\x00") +
		section("\x03", "\x04\x00\x01\x02\x03") +
		section("\x05", "\x01\x00\x01") +
		section("\x07", "\x05"+export("memory", "\x02\x00")+export("reunify_abi_version", "\x00\x00")+
			export("reunify_alloc", "\x00\x01")+export("reunify_call", "\x00\x02")+export("reunify_free", "\x00\x03")) +
		section("\x0a", "\x04"+function("\x41"+string([]byte{h.version}))+function("\x41"+place)+
			function("\x20\x01\x45\x04\x40"+h.does+"\x0b\x42\x00")+function("")))
}

func startOf(wasm []byte) (*reunify.Instance, error) {
	module, err := reunify.NewModule(ctx, reunify.ModuleOptions{Wasm: wasm})
	if err != nil {
		return nil, err
	}
	return module.NewInstance(ctx)
}

func TestAModuleThatIsNotOursIsRefused(t *testing.T) {
	lacks := func(name string) []byte {
		return handmade{version: 1, named: map[string]string{name: "another"}}.wasm()
	}
	mixed := map[string]string{"reunify_call": "reunify_free", "reunify_free": "reunify_call"}
	for name, wasm := range map[string][]byte{
		"no module":              []byte("no"),
		"an empty one":           []byte("\x00asm\x01\x00\x00\x00"),
		"one that cannot start":  []byte("\x00asm\x01\x00\x00\x00\x01\x04\x01\x60\x00\x00\x03\x02\x01\x00\x08\x01\x00\x0a\x05\x01\x03\x00\x00\x0b"),
		"one without memory":     lacks("memory"),
		"one without a version":  lacks("reunify_abi_version"),
		"one without alloc":      lacks("reunify_alloc"),
		"one without call":       lacks("reunify_call"),
		"one without free":       lacks("reunify_free"),
		"one with other numbers": handmade{version: 1, named: mixed}.wasm(),
	} {
		if _, err := startOf(wasm); code(err) != reunify.CodeBadModule {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAModuleOfAnotherVersionIsRefusedWhateverItLacks(t *testing.T) {
	for _, named := range []map[string]string{nil, {"reunify_call": "another"}} {
		if _, err := startOf(handmade{version: 2, named: named}.wasm()); code(err) != reunify.CodeABIVersion {
			t.Error(err)
		}
	}
}

func TestAModuleWithoutMemoryForTheRequestIsLost(t *testing.T) {
	instance := must(startOf(handmade{version: 1, noRoom: true}.wasm()))
	if _, err := instance.Version(ctx); code(err) != reunify.CodeInstanceLost || !instance.Lost() {
		t.Fatal(err)
	}
}

func TestACompiledModuleIsKeptInAFolder(t *testing.T) {
	kept := filepath.Join(t.TempDir(), "compiled")
	for range 2 {
		module := must(reunify.NewModule(ctx, reunify.ModuleOptions{CacheDir: kept}))
		instance := must(module.NewInstance(ctx))
		if version := must(instance.Version(ctx)); version == "" {
			t.Fatal("there is no version")
		}
		if err := module.Close(); err != nil {
			t.Fatal(err)
		}
	}
	files := must(fs.Glob(os.DirFS(kept), "*/*"))
	if len(files) != 1 {
		t.Fatalf("%v", files)
	}
}

func TestTheShippedPlanIsAmongThePlans(t *testing.T) {
	names := must(fs.Glob(reunify.Plans(), "reunification@*.json"))
	if len(names) == 0 || string(must(fs.ReadFile(reunify.Plans(), names[0]))) != string(reunify.ReunificationPlan()) {
		t.Fatalf("%v", names)
	}
}
