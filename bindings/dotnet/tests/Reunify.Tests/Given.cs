using System.Text.Json.Nodes;

namespace Reunify.Tests;

/// <summary>What the tests start from: the examples of the repository, and an entry that the plan allows.</summary>
internal static class Given
{
    internal static readonly string Repository = FindRepository();

    internal static readonly string Northshire = Path.Combine(Repository, "examples", "policies", "northshire");

    internal static readonly string CaseText =
        File.ReadAllText(Path.Combine(Repository, "examples", "cases", "planned-return-s20.json"));

    internal static readonly DateOnly Day = new(2026, 2, 20);

    internal const string Entry = """
        {
          "occurred": "2026-02-20",
          "recorded": "2026-02-20T12:00:00Z",
          "actor": { "role": "social-worker", "reference": "sw-17" },
          "type": "fact",
          "id": "date-of-birth",
          "standing": "known",
          "value": "2016-09-14",
          "source": "Birth certificate seen"
        }
        """;

    /// <summary>The shipped plan alone, ready to answer.</summary>
    internal static Engine Compiled(ReunifyInstance instance)
    {
        using var plan = instance.LoadPlan(Plans.Reunification());
        return instance.Compile(plan);
    }

    /// <summary>Loads cases of some megabytes until the memory of an instance is used up.</summary>
    internal static void UseUp(ReunifyInstance instance)
    {
        var document = JsonNode.Parse(CaseText)!;
        document["events"]![0]!["data"]!["why"] = new string('x', 4_000_000);
        var large = document.ToJsonString();
        var kept = new List<Case>();
        // A hundred of them are more than the 256 MiB that there are.
        for (var i = 0; i < 100; i++)
        {
            kept.Add(instance.LoadCase(large));
        }
        GC.KeepAlive(kept);
    }

    /// <summary>
    /// A module that exports what the ABI lists, made to go wrong. Exports may have other names. If a request is
    /// empty, <c>reunify_call</c> does something; else it answers nothing.
    /// </summary>
    internal static ReunifyModule Handmade(int version = 1, Dictionary<string, string>? named = null, string does = "")
    {
        string Name(string name) => named is not null && named.TryGetValue(name, out var other) ? other : name;
        return new ReunifyModule(Wasmtime.Module.ConvertText($$"""
            (module
              (memory (export "{{Name("memory")}}") 1)
              (func (export "{{Name("reunify_abi_version")}}") (result i32) i32.const {{version}})
              (func (export "{{Name("reunify_alloc")}}") (param i32) (result i32) i32.const 8)
              (func $call (export "{{Name("reunify_call")}}") (param i32 i32) (result i64)
                (if (i32.eqz (local.get 1)) (then {{does}}))
                i64.const 0)
              (func (export "{{Name("reunify_free")}}") (param i32 i32)))
            """));
    }

    /// <summary>The code with which an action is refused.</summary>
    internal static string CodeOf(Action action) => Assert.Throws<ReunifyException>(action).Code;

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "examples", "cases")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException("the tests are run within the repository");
    }
}
