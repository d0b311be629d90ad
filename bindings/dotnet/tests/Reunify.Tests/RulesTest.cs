using System.Text.Json;

namespace Reunify.Tests;

/// <summary>Rules of a policy: their limits, and those that mean harm.</summary>
public sealed class RulesTest : IDisposable
{
    private const string Manifest = """
        {
          "format": "reunify-policy/1", "id": "local", "version": "1.0.0", "title": "Local", "owner": "Nobody",
          "plan": { "id": "reunification", "from": "1.0.0", "below": "2.0.0" },
          "sources": [{ "id": "manual", "title": "Manual", "short": "Manual" }],
          "rules": [{
            "id": "rule", "title": "Rule", "script": "rules/rule.rhai", "reason": "Because.",
            "basis": { "authority": "local", "cites": [{ "source": "manual", "at": "1", "verified": true }] }
          }]
        }
        """;

    private readonly ReunifyInstance instance = new();
    private readonly Plan plan;
    private readonly Case loaded;

    public RulesTest()
    {
        plan = instance.LoadPlan(Plans.Reunification());
        loaded = instance.LoadCase(Given.CaseText);
    }

    public void Dispose() => instance.Dispose();

    [Fact]
    public void ALimitThatIsLoweredIsKept()
    {
        var policy = PolicyOf("case.advise(\"social-worker\", \"Look again.\");");
        Assert.Empty(instance.Compile(plan, [policy]).Warnings);
        Assert.Equal(
            "script-limit",
            Given.CodeOf(() => instance.Compile(plan, [policy], limits: new RuleLimits { Script = 10 })));
    }

    [Fact]
    public void ALimitThatIsRaisedIsKept()
    {
        var policy = PolicyOf(Hostile("many findings"));
        var engine = instance.Compile(plan, [policy], limits: new RuleLimits { Findings = 1000 });
        var evaluation = engine.Evaluate(loaded, Given.Day).Value;
        Assert.Equal(0, evaluation.GetProperty("failed-rules").GetArrayLength());
        Assert.Equal(700, evaluation.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public void AHostileRuleFailsAlone()
    {
        var policy = PolicyOf(Hostile("many findings"));
        var evaluation = instance.Compile(plan, [policy]).Evaluate(loaded, Given.Day).Value;
        var failed = Assert.Single(evaluation.GetProperty("failed-rules").EnumerateArray().ToArray());
        Assert.Equal("rule", failed.GetProperty("rule").GetString());
        Assert.Equal(0, evaluation.GetProperty("findings").GetArrayLength());
        Assert.NotEqual(0, evaluation.GetProperty("deadlines").GetArrayLength());
        Assert.True(instance.Usable);
    }

    [Fact]
    public void AHostileRuleThatCanBeSeenThroughIsRefused()
    {
        var policy = PolicyOf(Hostile("loop for ever"));
        Assert.Equal("script-forbidden", Given.CodeOf(() => instance.Compile(plan, [policy])));
    }

    private Policy PolicyOf(string script) =>
        instance.LoadPolicy(Manifest, new Dictionary<string, string> { ["rules/rule.rhai"] = script });

    private static string Hostile(string name)
    {
        using var listed = JsonDocument.Parse(File.ReadAllText(Path.Combine(Given.Repository, "tests", "hostile", "scripts.json")));
        var script = listed.RootElement.GetProperty("scripts").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == name);
        if (script.TryGetProperty("script", out var whole))
        {
            return whole.GetString()!;
        }
        var body = string.Concat(Enumerable.Repeat(script.GetProperty("body").GetString(), script.GetProperty("times").GetInt32()));
        return script.GetProperty("head").GetString() + body + script.GetProperty("tail").GetString();
    }
}
