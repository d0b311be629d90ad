namespace Reunify.Tests;

/// <summary>What is wrong with a document is named, with its place.</summary>
public sealed class DiagnosticsTest : IDisposable
{
    private readonly ReunifyInstance instance = new();
    private readonly Plan plan;

    public DiagnosticsTest() => plan = instance.LoadPlan(Plans.Reunification());

    public void Dispose() => instance.Dispose();

    [Fact]
    public void ADocumentThatIsRefusedHasItsLinesNamed()
    {
        var refused = Assert.Throws<ReunifyException>(
            () => instance.LoadPlan("{\n  \"format\": \"reunify-plan/1\",\n  \"colour\": \"green\"\n}"));
        Assert.Equal("unknown-field", refused.Code);
        Assert.Equal("/colour", refused.Place);
        Assert.Equal(3, Line(refused));
        Assert.Null(refused.Rejection);
        Assert.StartsWith("unknown field `colour`", refused.Message);
    }

    [Fact]
    public void AnEntryThatCannotBeReadHasItsLinesNamed()
    {
        var engine = instance.Compile(plan);
        var begun = instance.CreateCase("case-1", plan);
        var refused = Assert.Throws<ReunifyException>(
            () => engine.Append(begun, "{ \"occurred\": \"2026-02-20\",\n  \"colour\": 1 }"));
        Assert.Equal("/colour", refused.Place);
        Assert.Equal(2, Line(refused));
    }

    [Fact]
    public void APolicyCannotLoosenTheLaw()
    {
        var policy = instance.LoadPolicyFolder(Path.Combine(Given.Repository, "examples", "policies", "refused", "fewer-visits"));
        var refused = Assert.Throws<ReunifyException>(() => instance.Compile(plan, [policy]));
        Assert.Equal("policy-loosens-law", refused.Code);
        Assert.Equal("fewer-visits/policy.json", refused.Diagnostics[0].GetProperty("place").GetProperty("file").GetString());
    }

    [Fact]
    public void ACalendarThatIsRefusedSaysSo()
    {
        var refused = Assert.Throws<ReunifyException>(
            () => instance.Compile(plan, calendar: "{\"format\":\"reunify-calendar/1\"}"));
        Assert.Equal("invalid-calendar", refused.Code);
        Assert.Null(refused.Place);
    }

    private static int Line(ReunifyException refused) =>
        refused.Diagnostics[0].GetProperty("place").GetProperty("span").GetProperty("line").GetInt32();
}
