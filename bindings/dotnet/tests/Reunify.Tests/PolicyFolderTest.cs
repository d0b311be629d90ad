namespace Reunify.Tests;

/// <summary>A policy's folder is read as it is.</summary>
public sealed class PolicyFolderTest
{
    [Fact]
    public void RulesAndTestsAreFoundByTheirPaths()
    {
        var (manifest, files) = PolicyFolder.Read(Given.Northshire);
        Assert.Contains("\"id\": \"northshire\"", manifest);
        Assert.Contains("rules/support-must-last.rhai", files.Keys);
        Assert.Contains("tests/ready-to-decide.json", files.Keys);
        Assert.DoesNotContain("policy.json", files.Keys);
    }

    [Fact]
    public void AFileThatIsNotUtf8IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "policy.json"), [0xe9]);
            Assert.Equal("not-utf8", Given.CodeOf(() => PolicyFolder.Read(folder.FullName)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void TheEndsOfLinesStayAsTheyAre()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            folder.CreateSubdirectory("rules");
            File.WriteAllText(Path.Combine(folder.FullName, "policy.json"), "{\r\n}");
            File.WriteAllText(Path.Combine(folder.FullName, "rules", "a.rhai"), "let a = 1;\r\n");
            File.WriteAllText(Path.Combine(folder.FullName, "rules", "notes.txt"), "not a rule");
            var (manifest, files) = PolicyFolder.Read(folder.FullName);
            Assert.Equal("{\r\n}", manifest);
            Assert.Equal("let a = 1;\r\n", Assert.Single(files).Value);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
