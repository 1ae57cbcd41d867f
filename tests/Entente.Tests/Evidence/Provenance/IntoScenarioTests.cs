using System.Diagnostics;
using System.Text;
using Entente.Evidence;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Entente.Tests.Cli;
using Entente.Tests.Scenarios;

namespace Entente.Tests.Evidence.Provenance;

/// <summary>The way of evidence from a report into a scenario: read, review, check, solve.</summary>
[Collection<InAFolder>]
public sealed class IntoScenarioTests : IDisposable
{
    private const string Report = """
        Talks on the strip near a deal

        North demands the whole strip by Easter (20 April) or 9 May, a newspaper reports.

        The rouble rose 5 % and the index 2.8 %, to a nine-month high. Some 52 % of Southerners want talks.
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;
    private readonly string original = File.ReadAllText(Repository.TestFile("border-strip.yaml")).ReplaceLineEndings("\n");

    public IntoScenarioTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "texts"));
        Save("texts/news.txt", Report);
        Save("talks.yaml", original);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Proposals_are_added_and_everything_else_stays_as_it_is()
    {
        EntenteRun run = Run("read", "texts/news.txt", "--date", "2025-02-13", "--into", "talks.yaml");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] before = original.Split('\n'), after = Load("talks.yaml").Split('\n');
        Assert.Equal(before.Where(line => line.Length > 0), after.Where(line => before.Contains(line) && line.Length > 0));

        Scenario scenario = Read().Scenario!;
        Source source = scenario.Sources["talks-on-the-strip-near"];
        Assert.Equal(("Talks on the strip near a deal", "texts/news.txt", 64), (source.Title, source.File, source.Sha256!.Length));
        PieceOfEvidence[] found = [.. scenario.Evidence.Values.Where(piece => piece.Source == "talks-on-the-strip-near")];
        Assert.Equal(8, found.Length - scenario.Evidence.Names.Count(IsQuotation));
        Assert.All(found, piece => Assert.Equal(EvidenceStatus.Proposed, piece.Status));
        Assert.Contains(found, piece => piece is { Quote: "9 May", Says: "A deadline: by 9 May 2025." });
        Assert.Contains(found, piece => piece is { Quote: "5 %", Says: "rouble: 5 %, up." });
        Assert.Contains(found, piece => piece is { Quote: "nine-month high", Says: "index: highest in 9 months." });

        // What was reported, by whom, and never more of the article than a quotation may be.
        Assert.Contains(found, piece => piece.Says == "a newspaper reports: North demands the whole strip by Easter (20 April) or 9 May.");
        Assert.All(found, piece => Assert.False(ReportedWords.IsPlaceholder(piece.Says)));
        Assert.All(found, piece => Assert.InRange(piece.Says.Length, 1, 500));
    }

    [Theory]
    [InlineData("Anna Roe denied that the plan was dead.", "Anna Roe denied that the plan was dead.")]
    [InlineData("Anna Roe told reporters in Oslo that the plan was dead.", "Anna Roe told reporters in Oslo that the plan was dead.")]
    [InlineData("The plan was dead, Anna Roe said.", "Anna Roe said: The plan was dead.")]
    [InlineData("According to Anna Roe, the plan was dead.", "Anna Roe said: the plan was dead.")]
    [InlineData("Anna Roe refused to say whether the plan was dead.", "Anna Roe refused to say whether the plan was dead.")]
    [InlineData("Anna Roe doubted that the plan was dead.", "Anna Roe doubted that the plan was dead.")]
    [InlineData("“The plan is dead,” Anna Roe said.", "Anna Roe said: “The plan is dead,”")]
    [InlineData("The plan was dead, said Anna Roe.", "Anna Roe said: The plan was dead.")]
    [InlineData("Anna Roe has ruled out a truce.", "Anna Roe has ruled out a truce.")]
    [InlineData("Anna Roe asked whether the plan was dead.", "Anna Roe asked whether the plan was dead.")]
    public void A_proposal_says_what_was_reported(string text, string says)
    {
        EvidenceDraft draft = Drafts.Of(text);
        Assert.Equal(says, ReportedWords.Of(text, Assert.Single(draft.Quotes)));
    }

    [Fact]
    public void A_placeholder_cannot_be_accepted()
    {
        Run("read", "texts/news.txt", "--date", "2025-02-13", "--into", "talks.yaml");
        string name = Read().Scenario!.Evidence.Names.First(IsQuotation);
        string text = EvidenceReview.Edit(Load("talks.yaml"), name, "says", "A newspaper is quoted; put it in your own words.");
        Assert.Contains("edit it first",
            Assert.Throws<ArgumentException>(() => EvidenceReview.Decide(text, name, EvidenceStatus.Accepted)).Message, StringComparison.Ordinal);
        Assert.NotEqual(text, EvidenceReview.Decide(text, name, EvidenceStatus.Rejected));
    }

    [Fact]
    public void The_numbers_nearest_to_a_statement_are_its_actors_and_of_the_issue_it_speaks_about()
    {
        ScenarioFile file = Read();
        PieceOfEvidence piece = new() { Says = "The South will never give up the strip to North.", Speaker = "South" };
        IReadOnlyList<string> nearest = NearestNumbers.Of(file, piece);
        Assert.StartsWith("issues.strip.wants.south.", nearest[0], StringComparison.Ordinal);
        Assert.All(nearest, path => Assert.Contains("south", path, StringComparison.Ordinal));
        Assert.InRange(nearest.Count, 3, 9);
    }

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r\n", true)]
    public void A_second_time_adds_nothing_and_the_files_own_line_ends_and_mark_stay(string lineEnd, bool mark)
    {
        File.WriteAllText(Path.Combine(folder, "talks.yaml"), original.ReplaceLineEndings(lineEnd), new UTF8Encoding(mark));
        Run("read", "texts/news.txt", "--date", "2025-02-13", "--into", "talks.yaml");
        byte[] once = File.ReadAllBytes(Path.Combine(folder, "talks.yaml"));
        EntenteRun run = Run("read", "texts/news.txt", "--date", "2025-02-13", "--into", "talks.yaml");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("0 proposals added", run.Output, StringComparison.Ordinal);
        Assert.Equal(once, File.ReadAllBytes(Path.Combine(folder, "talks.yaml")));
        Assert.Equal(mark, once.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.Equal(lineEnd == "\r\n", !Encoding.UTF8.GetString(once).Replace("\r\n", "", StringComparison.Ordinal).Contains('\n'));
    }

    [Fact]
    public void Sections_that_do_not_exist_are_made()
    {
        Save("talks.yaml", SmallScenario.Text[..SmallScenario.Text.IndexOf("sources:", StringComparison.Ordinal)].TrimEnd()
            + "\n# the end\n");
        Run("read", "texts/news.txt", "--date", "2024-12-13", "--into", "talks.yaml");
        Scenario scenario = Read().Scenario!;
        Assert.Equal((1, 8), (scenario.Sources.Count, scenario.Evidence.Names.Count(name => !IsQuotation(name))));
        Assert.Contains("# the end\n\nsources:\n  talks-on-the-strip-near: {title:", Load("talks.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_a_page_is_kept_beside_it()
    {
        Save("texts/page.html", "<html><head><title>Talks near a "
            + "deal</title></head><body><article>"
            + $"{string.Concat(Report.Split("\n\n").Select(part => $"<p>{part} {part}</p>"))}</article></body></html>");
        EntenteRun run = Run("read", "texts/page.html", "--date", "2025-02-13", "--into", "talks.yaml");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(Read().Scenario!.Sources.Values, source => source.File == "texts/page.html.txt");
        Assert.DoesNotContain("page", Run("check", "talks.yaml").Output.Split("No number", 2)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_mistakes_is_left_alone()
    {
        Save("talks.yaml", original + "stepp: 3\n");
        EntenteRun run = Run("read", "texts/news.txt", "--into", "talks.yaml");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Did you mean `step`?", run.Error, StringComparison.Ordinal);
        Assert.Equal(original + "stepp: 3\n", Load("talks.yaml"));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder).Length);
    }

    [Fact]
    [EndToEnd]
    public void Review_accepts_rejects_edits_ties_and_saves_every_answer()
    {
        Run("read", "texts/news.txt", "--date", "2025-02-13", "--into", "talks.yaml");
        EntenteRun run = Run(["review", "talks.yaml"],
            "what\na\nr\ne\nSouth \"hopes\": yes\n\n\nhigh\nt\nactors.south.pover\nt\nactors.south.power\ns\n");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Answer with one of the letters", run.Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean `actors.south.power`?", run.Output, StringComparison.Ordinal);
        Scenario scenario = Read().Scenario!;
        int waiting = scenario.Evidence.Values.Count(piece => piece.Status == EvidenceStatus.Proposed);
        Assert.InRange(waiting, 5, 8);
        Assert.Contains(FormattableString.Invariant($"2 accepted, 1 rejected, {waiting} still waiting."), run.Output,
            StringComparison.Ordinal);
        string[] names = [.. scenario.Evidence.Where(piece => piece.Value.Source == "talks-on-the-strip-near").Select(piece => piece.Key)];
        Assert.Equal([EvidenceStatus.Accepted, EvidenceStatus.Rejected, EvidenceStatus.Accepted, EvidenceStatus.Proposed], names.Take(4)
            .Select(name => scenario.Evidence[name].Status));
        Assert.Equal(("South \"hopes\": yes", Confidence.High), (scenario.Evidence[names[2]].Says, scenario.Evidence[names[2]].Confidence));
        Assert.Contains(names[2], new EvidenceCoverage(scenario).For("actors.south.power"));

        Assert.Contains(FormattableString.Invariant($"{waiting} pieces of evidence are proposed"), Run("check", "talks.yaml").Output,
            StringComparison.Ordinal);
        string told = Run("solve", "talks.yaml", "--explain", "south").Output;
        Assert.Contains("actors.south.power = 45", told, StringComparison.Ordinal);
        Assert.Contains("South \"hopes\": yes", told, StringComparison.Ordinal);
    }

    [Fact]
    [EndToEnd]
    public void Review_of_a_file_without_proposals_says_so()
    {
        EntenteRun run = Run(["review", "talks.yaml"], "");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("No evidence is waiting", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_follows_words_that_moved_and_misses_those_that_are_gone()
    {
        Run("read", "texts/news.txt", "--date", "2025-02-13", "--into", "talks.yaml");
        string clean = Run("check", "talks.yaml").Output;
        Assert.DoesNotContain("SHA-256 differs", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("do not stand", clean, StringComparison.Ordinal);

        Save("texts/news.txt", "A line that was added.\n\n" + Report.Replace("nine-month high", "low point", StringComparison.Ordinal));
        string told = Run("check", "talks.yaml").Output;
        Assert.Contains("its SHA-256 differs", told, StringComparison.Ordinal);
        Assert.Contains("do not stand at `¶3 131..134` but at ¶4 155..158", Joined(told), StringComparison.Ordinal);
        Assert.Contains("The words quoted do not stand in the source.", told, StringComparison.Ordinal);

        File.Delete(Path.Combine(folder, "texts", "news.txt"));
        Assert.Contains("cannot be read: There is no such file.", Run("check", "talks.yaml").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("herds,\n")]
    [InlineData("he\u00ADrds,\u200B ")]
    public void A_quotation_stands_at_its_words_whatever_lines_and_unseen_signs_are_in_it(string middle)
    {
        const string quote = "We want all of the valley for our people and their herds, and the river too";
        Save("texts/news.txt", $"“{quote.Replace("herds, ", middle, StringComparison.Ordinal)},” said Jane Doe, the envoy of Norway, on\n"
            + "Monday. “Nothing less will do.”\n\nNobody in the room said anything to that.\n");
        EntenteRun run = Run("read", "texts/news.txt", "--date", "2025-02-13", "--into", "talks.yaml");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        PieceOfEvidence piece = Read().Scenario!.Evidence.Values.First(one => one.Speaker == "Jane Doe");
        Assert.Equal(quote, piece.Quote);
        Assert.Equal($"¶1 1..{1 + quote.Length + middle.Length - "herds, ".Length}", piece.At);
        Assert.DoesNotContain("words quoted", Run("check", "talks.yaml").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_locator_outside_its_source_is_said()
    {
        Save("talks.yaml", original.Replace("file: evidence/report.txt, sha256: …", "file: texts/news.txt", StringComparison.Ordinal));
        string told = Run("check", "talks.yaml").Output;
        Assert.Contains("The source has no `¶19`: it has 3 paragraphs", told, StringComparison.Ordinal);
    }

    // How many quotations the report holds is for the tests of quotations.
    private static bool IsQuotation(string name) => name.Contains("-quote-", StringComparison.Ordinal);

    private static string Joined(string text) => text.ReplaceLineEndings(" ");

    private ScenarioFile Read() => ScenarioReader.ReadFile(Path.Combine(folder, "talks.yaml"));

    private void Save(string path, string text) => File.WriteAllText(Path.Combine(folder, path), text);

    private string Load(string path) => File.ReadAllText(Path.Combine(folder, path));

    private EntenteRun Run(params string[] arguments) => EntenteCall.In(folder, arguments);

    private EntenteRun Run(string[] arguments, string answers)
    {
        ProcessStartInfo start =
            new(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Entente.Cli.exe" : "Entente.Cli"), arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(answers);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd(), error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error);
    }
}
