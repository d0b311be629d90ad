using System.Text.Json.Nodes;

namespace Reunify.Tests;

/// <summary>What an engine answers, and what it takes.</summary>
public sealed class AnswersTest : IDisposable
{
    private readonly ReunifyInstance instance = new();
    private readonly Plan plan;
    private readonly Engine engine;
    private readonly Case loaded;

    public AnswersTest()
    {
        plan = instance.LoadPlan(Plans.Reunification());
        engine = instance.Compile(plan);
        loaded = instance.LoadCase(Given.CaseText);
    }

    public void Dispose() => instance.Dispose();

    [Fact]
    public void TheVersionsAreTold()
    {
        Assert.Equal("0.1.0", instance.Version());
        Assert.Equal(("reunification", "1.0.0"), (plan.Id, plan.Version));
        Assert.Equal(64, plan.Sha256.Length);
        Assert.Empty(plan.Warnings);
        Assert.Equal(new[] { "implementation-checklist@1.0.0", "reunification@1.0.0" }, Plans.Names);
    }

    [Fact]
    public void APlanThatDoesNotShipIsNotFound() =>
        Assert.Contains("reunification@1.0.0", Assert.Throws<ArgumentException>(() => Plans.Reunification("9.9.9")).Message);

    [Fact]
    public void AnEvaluationSaysWhereACaseStands()
    {
        var evaluation = engine.Evaluate(loaded, Given.Day).Value;
        Assert.Equal("2026-02-20", evaluation.GetProperty("as-of").GetString());
        Assert.Equal(58, evaluation.GetProperty("receipt").GetProperty("events").GetInt32());
        var overdue = evaluation.GetProperty("deadlines").EnumerateArray()
            .Where(deadline => deadline.GetProperty("status").GetString() == "overdue")
            .Select(deadline => deadline.GetProperty("item").GetString())
            .ToArray();
        Assert.Equal("deadline:visits-in-placement:3", Assert.Single(overdue));
    }

    [Fact]
    public void AnAnswerIsTheTextThatTheModuleGave()
    {
        var request = $$"""{"call":"evaluate","engine":{{engine.Handle}},"case":{{loaded.Handle}},"as-of":"2026-02-20"}""";
        Assert.Equal(instance.Send(request), $$"""{"ok":{{engine.Evaluate(loaded, Given.Day).Text}}}""");
    }

    [Fact]
    public void AnAnswerIsNotPrintedByChance()
    {
        var evaluation = engine.Evaluate(loaded, Given.Day);
        Assert.Equal($"Answer of {evaluation.Text.Length} characters", evaluation.ToString());
    }

    [Fact]
    public void APolicyIsLaidOverThePlan()
    {
        var policy = instance.LoadPolicyFolder(Given.Northshire);
        Assert.Equal(("northshire", "1.1.0"), (policy.Id, policy.Version));
        var stricter = instance.Compile(plan, [policy]);
        Assert.Empty(stricter.Warnings);
        Assert.All(
            stricter.Changes().Value.EnumerateArray(),
            change => Assert.Equal("northshire", change.GetProperty("policy").GetString()));
        Assert.Equal("object", stricter.Form("decision-record").Value.GetProperty("type").GetString());
        var visits = stricter.Evaluate(loaded, Given.Day).Value.GetProperty("deadlines").EnumerateArray()
            .Single(deadline => deadline.GetProperty("item").GetString() == "deadline:visits-in-placement:3");
        Assert.Equal("2026-02-03", visits.GetProperty("due").GetString());
        Assert.Equal("2026-02-17", visits.GetProperty("due-without-policy").GetString());
    }

    [Fact]
    public void WhatWasRecordedLaterIsLeftOut()
    {
        var day = new DateOnly(2026, 1, 15);
        // Half past six in an offset of half an hour is six o'clock.
        var knownAt = new DateTimeOffset(2026, 1, 15, 18, 30, 0, TimeSpan.FromMinutes(30));
        var then = engine.Evaluate(loaded, new At(day, knownAt)).Value;
        var now = engine.Evaluate(loaded, day).Value;
        Assert.Equal("2026-01-15T18:00:00Z", then.GetProperty("known-at").GetString());
        Assert.NotEqual(now.GetProperty("deadlines").GetRawText(), then.GetProperty("deadlines").GetRawText());
    }

    [Fact]
    public void AParentIsToldInPlainWords()
    {
        var forParent = engine.Explain(loaded, "stage", new At(Given.Day, Reader: Reader.Parent));
        Assert.Equal("parent", forParent.Value.GetProperty("audience").GetString());
        Assert.NotEqual(0, forParent.Value.GetProperty("says").GetArrayLength());
        Assert.NotEqual(engine.Explain(loaded, "stage", Given.Day).Text, forParent.Text);
    }

    [Fact]
    public void AnItemThatIsNotThereCannotBeExplained() =>
        Assert.Equal("not-explained", Given.CodeOf(() => engine.Explain(loaded, "deadline:nothing:1", Given.Day)));

    [Fact]
    public void AnEntryIsAppended()
    {
        var receipt = engine.Append(loaded, Given.Entry).Value.GetProperty("event");
        Assert.Equal(59, receipt.GetProperty("seq").GetInt32());
        var last = loaded.ToJson().Value.GetProperty("events").EnumerateArray().Last();
        Assert.Equal(receipt.GetProperty("hash").GetString(), last.GetProperty("hash").GetString());
        loaded.Verify();
    }

    [Fact]
    public void AnEntryThatIsRefusedLeavesTheCaseAsItWas()
    {
        var before = loaded.ToJson().Text;
        var entry = Given.Entry.Replace("date-of-birth", "date-of-brith", StringComparison.Ordinal);
        var refused = Assert.Throws<ReunifyException>(() => engine.Append(loaded, entry));
        Assert.Equal("unknown-item", refused.Code);
        Assert.Equal("unknown-item", refused.Rejection?.GetProperty("code").GetString());
        Assert.Equal("/id", refused.Place);
        Assert.Empty(refused.Diagnostics);
        Assert.Equal(before, loaded.ToJson().Text);
    }

    [Fact]
    public void ACaseIsStoredAndReadAgain()
    {
        var stored = loaded.ToJson().Text;
        var again = instance.LoadCase(stored);
        Assert.Equal("planned-return-s20", again.Id);
        Assert.Equal(stored, again.ToJson().Text);
        Assert.Equal(engine.Evaluate(loaded, Given.Day).Text, engine.Evaluate(again, Given.Day).Text);
    }

    [Fact]
    public void ACaseBeginsEmpty()
    {
        var begun = instance.CreateCase("case-0001", plan);
        Assert.Equal(0, begun.ToJson().Value.GetProperty("events").GetArrayLength());
        Assert.Equal(1, engine.Append(begun, Given.Entry).Value.GetProperty("event").GetProperty("seq").GetInt32());
    }

    [Fact]
    public void ACaseThatWasTamperedWithDoesNotVerify()
    {
        var document = JsonNode.Parse(Given.CaseText)!;
        document["events"]![7]!["actor"]!["reference"] = "sw-99";
        var tampered = instance.LoadCase(document.ToJsonString());
        var refused = Assert.Throws<ReunifyException>(tampered.Verify);
        Assert.Equal("event-changed", refused.Code);
        Assert.Equal("/events/7/hash", refused.Place);
        loaded.Verify();
    }
}
