package reunify_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/reunify/reunify/bindings/go"
)

// built is a module that exports what reunify does, and says that it has this version of the ABI.
func built(version byte, call string) []byte {
	section := func(id byte, content string) string { return string([]byte{id, byte(len(content))}) + content }
	export := func(name string, kind, index byte) string {
		return string([]byte{byte(len(name))}) + name + string([]byte{kind, index})
	}
	wasm := "\x00asm\x01\x00\x00\x00" +
		section(1, "\x04"+"\x60\x00\x01\x7f"+"\x60\x01\x7f\x01\x7f"+"\x60\x02\x7f\x7f\x01\x7e"+"\x60\x02\x7f\x7f\x00") +
		section(3, "\x04\x00\x01\x02\x03") +
		section(5, "\x01\x00\x01") +
		section(7, "\x05"+export("memory", 2, 0)+export("reunify_abi_version", 0, 0)+
			export("reunify_alloc", 0, 1)+export(call, 0, 2)+export("reunify_free", 0, 3)) +
		section(10, "\x04"+"\x04\x00\x41"+string([]byte{version})+"\x0b"+"\x04\x00\x41\x00\x0b"+"\x04\x00\x42\x00\x0b"+"\x02\x00\x0b")
	return []byte(wasm)
}

func startOf(wasm []byte) (*reunify.Instance, error) {
	module, err := reunify.NewModule(ctx, reunify.ModuleOptions{Wasm: wasm})
	if err != nil {
		return nil, err
	}
	return module.NewInstance(ctx)
}

func TestAModuleThatIsNotOursIsRefused(t *testing.T) {
	for name, wasm := range map[string][]byte{
		"no module":        []byte("no"),
		"an empty one":     []byte("\x00asm\x01\x00\x00\x00"),
		"one without call": built(1, "something_else"),
	} {
		if _, err := startOf(wasm); code(err) != reunify.CodeBadModule {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := startOf(built(2, "reunify_call")); code(err) != reunify.CodeABIVersion {
		t.Error(err)
	}
}

func TestAModuleWithoutMemoryForTheRequestIsLost(t *testing.T) {
	instance := must(startOf(built(1, "reunify_call"))) // whose reunify_alloc gives 0
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
