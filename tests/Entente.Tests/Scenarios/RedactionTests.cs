using System.Text;
using CsCheck;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Scenarios;

[Long]
public sealed class RedactionTests : IDisposable
{
    private static readonly string[] NamesOfManyScripts =
    [
        "el-Sisi", "van Dyk", "محمد الصالح", "王毅", "გიორგი მელაძე", "Kim", "Ana Rao", "Li Wei", "AFP", "Josef Nova\u0301k",
            "Jane Roe (Doe)", "JOHN SMITHE", "Count Dracula, minister",
        "a senior aide to Rubinov", "Łukasz Żak", "Ιωάννης Καποδίστριας", "Сергей Иванович Петров", "दीपक शर्मा", "김정은", "田中 角栄", "דוד לוי",
            "ประยุทธ์ จันทร์โอชา", "Jan Best", "ＷＩＤＥ Ｎａｍｅ",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("entente-redaction").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Every speaker, and every surname that stands in the reasons of an issue, in every file of a run.</summary>
    [Fact]
    public void Names_that_others_left_in_are_in_no_file_of_a_run()
    {
        ScenarioFile file = ScenarioReader.ReadFile(Repository.TestFile("redact-leaks.yaml"));
        string at = Run(file);
        string[] surnames = ["Rao", "Wei", "Sisi", "الصالح", "მელაძე", "Novák", "Dyk", "Doe", "Smithe", "Dracula", "Rubinov"];
        IEnumerable<string> whole = file.Scenario!.Evidence.Values.Select(piece => piece.Speaker).OfType<string>()
            .Where(name => name != "officials in North")
            .Concat(file.Scenario.Sources.Values.SelectMany(source => new[] { source.Title, source.Publisher! }));
        AssertGone(at, [.. whole, .. surnames]);
        Assert.Contains("North", File.ReadAllText(Path.Combine(at, "scenario.yaml")), StringComparison.Ordinal);
    }

    /// <summary>Random names in random texts of a scenario, with endings, capitals and forms of their own, survive nowhere.</summary>
    [Fact]
    public void No_name_in_any_text_survives() =>
        Gen.Select(Gen.Shuffle(NamesOfManyScripts, 4), Gen.Int[0, 5], Gen.Int[0, 1000], Gen.Int[0, 3]).Sample(
        (people, every, shift, form) => AssertGone(Redaction.Of(WithNames(people, every, shift, form)), people), iter: 60);

    [Fact]
    public void No_name_in_any_text_survives_in_any_file()
    {
        foreach (int first in new[] { 0, 8, 16 })
        {
            string[] people = NamesOfManyScripts[first..(first + 8)];
            AssertGone(Run(ScenarioReader.Read(ScenarioWriter.Write(WithNames(people, 0, first, 1)), $"{first}.yaml")), people);
        }
    }

    /// <summary>Keys stay, so a name in one is left: then nothing is put in place, and the message says where without the name.</summary>
    [Fact]
    public void A_name_in_a_key_stops_the_run()
    {
        ScenarioFile file = ScenarioReader.Read(ScenarioWriter.Write(Named).Replace("guards", "petrova-line", StringComparison.Ordinal),
            "small.yaml");
        NameLeftException left = Assert.Throws<NameLeftException>(() => Run(file));
        Assert.DoesNotContain("petrova", left.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Speaker 1", left.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(folder));
    }

    /// <summary>What a page adds is searched too: the results stay away with it.</summary>
    [Fact]
    public void A_name_in_a_page_stops_the_run()
    {
        ScenarioFile file = ScenarioReader.ReadFile(Repository.TestFile("redact-leaks.yaml"));
        NameLeftException left =
            Assert.Throws<NameLeftException>(() =>
            Run(file, results => File.WriteAllText(Path.Combine(results.Folder, "report.html"), "<p>So said &#82;ubinov.</p>")));
        Assert.Contains("report.html", left.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "run")));
    }

    /// <summary>A surname that is an ordinary word goes where it has its capital; the program's own words stay.</summary>
    [Fact]
    public void Surnames_that_are_words_go_with_their_capital_only()
    {
        Scenario scenario = Named with
        {
            Evidence = [
            new("petrova-wants", new PieceOfEvidence { Says = "Best says the best price is Price; Kims, kim and Kim's.",
            Speaker = "Jan Best", Analyst = "Kim" })]
        };
        Assert.Equal("Speaker 1 says the best price is Price; Kims, Analyst 1 and Analyst 1's.", Redaction.Of(scenario)
            .Evidence["evidence-1"].Says);
    }

    private static readonly Scenario Named = ScenarioReader.Read(
        SmallScenario.Text[..SmallScenario.Text.IndexOf("sources:", StringComparison.Ordinal)].Replace("[demands]", "[petrova-wants]", StringComparison.Ordinal) + """
        sources:
          petrova-interview: {title: Interview with Ana Petrova, publisher: The Border Gazette, date: 2024-12-01, url: "https://gazette.invalid/petrova", file: texts/petrova.txt}
        evidence:
          petrova-wants: {source: petrova-interview, at: ¶3, quote: "we want it all", says: "Petrova wants the strip, she told The Border Gazette.", speaker: Ana Petrova, speaks-for: Ministry of Ana Petrova, analyst: Jo Doe}

        """, "small.yaml").Scenario!;

    [Fact]
    public void Names_of_speakers_and_titles_of_sources_are_gone_everywhere()
    {
        string text = ScenarioWriter.Write(Redaction.Of(Named));
        foreach (string secret in new[] { "Petrova", "petrova", "Gazette", "gazette", "Doe", "we want it all" })
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }

        PieceOfEvidence piece = Redaction.Of(Named).Evidence["evidence-1"];
        Assert.Equal(("source-1", "Speaker 1", "Analyst 1", "Speaker 1 wants the strip, she told Source 1."),
            (piece.Source, piece.Speaker, piece.Analyst, piece.Says));
    }

    [Fact]
    public void Numbers_and_what_they_rest_on_stay()
    {
        foreach (string path in Repository.ShippedScenarios)
        {
            ScenarioFile file = ScenarioReader.ReadFile(path), redacted = Redaction.Of(file);
            Assert.Equal(file.Scenario!.Actors.Names, redacted.Scenario!.Actors.Names);
            // also of those that publish
            Assert.Equal(file.Scenario.Actors.Values.Select(actor => actor.Name),
                redacted.Scenario.Actors.Values.Select(actor => actor.Name));
            Assert.Equal(file.Numbers.Select(one => (one.Path, Given(one.Value))), redacted.Numbers.Select(one => (one.Path, Given(one.Value))));
            // where they stand in the new text
            Assert.Equal(Places(ScenarioReader.Read(redacted.Text, path).Numbers), Places(redacted.Numbers.Where(one => one.Line > 1)));
            Assert.Equal(
                NumberEvidence.Of(file).Select(one => one.Evidence.Count),
                NumberEvidence.Of(redacted).Select(one => one.Evidence.Count));
            Assert.Equal(ScenarioReader.Read(redacted.Text, path).Scenario, redacted.Scenario);
            string[] speakers = [.. file.Scenario.Evidence.Values.Select(piece => piece.Speaker).OfType<string>()
                .Concat(file.Scenario.Sources.Values.Select(source => source.Title))];
            Assert.DoesNotContain(speakers, name => redacted.Text.Contains($": {name},", StringComparison.Ordinal));
        }
    }

    /// <summary>A number, whoever gave it and whatever the point on the scale is called: analysts have other names, and points none.</summary>
    private static object Given(Uncertain number) => number switch
    {
        Uncertain.Opinions opinions => string.Join(" or ", opinions.Given.Values.Select(one => one.ToString())),
        Uncertain.OnScale => (number.Central, number.Low, number.High, number.IsExact),
        _ => number,
    };

    private static IEnumerable<string> Places(IEnumerable<NumberInFile> numbers) =>
        numbers.Select(one => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{one.Path} {one.Line}:{one.Column}"))
            .Order(StringComparer.Ordinal);

    private static Scenario WithNames(string[] people, int every, int shift, int form)
    {
        Scenario small = ScenarioReader.Read(SmallRun.Text, "small.yaml").Scenario!;
        int text = shift;
        Scenario named = (Scenario)Shapes.Scenario.Rewrite(small,
            new(one => text++ % (every + 1) == 0 ? $"{one} ({Formed(people[text % people.Length], form)}) it is" : one, (_, name) => name));
        return named with
        {
            Actors = small.Actors, // whose names are no secret
            Sources = small.Sources,
            Evidence = new(people.Select((person, i) =>
                KeyValuePair.Create($"piece-{i}", new PieceOfEvidence { Says = $"So said {person}.", Speaker = person }))
                .Concat(small.Evidence.Select(piece => KeyValuePair.Create(piece.Key, piece.Value)))),
        };
    }

    private static string Formed(string name, int form) => form switch
    {
        0 => name,
        1 => name.ToUpperInvariant(),
        2 => name.Normalize(NormalizationForm.FormD),
        _ => name.Normalize(NormalizationForm.FormKC).Replace(' ', '\u00A0'),
    };

    private string Run(ScenarioFile file, Action<RunResults>? pages = null)
    {
        string at = Path.Combine(folder, "run" + Path.GetFileNameWithoutExtension(file.Name)
            .Replace("redact-leaks", "", StringComparison.Ordinal));
        ScenarioRun.Start(SmallRun.Request(at, draws: 4) with { Original = file, File = file, Redacts = true }, complete: pages
            ?? RunReport.Write, stop: TestContext.Current.CancellationToken);
        return at;
    }

    private static void AssertGone(string at, IReadOnlyList<string> names)
    {
        foreach (string path in Directory.GetFiles(at))
        {
            string text = path.EndsWith(".parquet", StringComparison.Ordinal)
                ? string.Join('\n', TableReader.AllTexts(path).Select(one => one.Text))
                    : System.Net.WebUtility.HtmlDecode(File.ReadAllText(path));
            int code = text.IndexOf("<style>", StringComparison.Ordinal), end = text.IndexOf("</style>", StringComparison.Ordinal),
                script = text.LastIndexOf("<script>", StringComparison.Ordinal);
            AssertGone(code < 0 ? text : text[..code] + (script < end ? text[end..] : text[end..script]), names, Path.GetFileName(path));
        }
    }

    private static void AssertGone(Scenario scenario, IReadOnlyList<string> names) =>
        AssertGone(ScenarioWriter.Write(scenario), names, "the scenario");

    // As plain as can be, so that it does not share a fault with what it tests: whole names as words, in compatibility form and without
    // letter case.
    private static void AssertGone(string text, IReadOnlyList<string> names, string where)
    {
        string plain = Plain(text);
        foreach (string name in names.Select(Plain))
        {
            for (int at = plain.IndexOf(name, StringComparison.Ordinal); at >= 0;
                at = plain.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                bool isWord = (at == 0 || !char.IsLetterOrDigit(plain[at - 1]))
                    && (at + name.Length == plain.Length || !char.IsLetterOrDigit(plain[at + name.Length]));
                Assert.False(isWord, $"{where} holds {name}: "
                    + $"…{plain[Math.Max(0, at - 40)..Math.Min(plain.Length, at + name.Length + 20)]}…");
            }
        }
    }

    private static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    [Fact]
    public void Redacting_twice_changes_nothing_more() => Assert.Equal(Redaction.Of(Named), Redaction.Of(Redaction.Of(Named)));
}
