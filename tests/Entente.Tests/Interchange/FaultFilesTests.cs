using Entente.Evidence.Markets;
using Entente.Interchange;
using Entente.Scenarios;

namespace Entente.Tests.Interchange;

/// <summary>Small files as people and programs write them, which once were misread, refused for a reason that was none, or answered in the
/// words of a library. Each with what is right.</summary>
public sealed class FaultFilesTests : IDisposable
{
    private static readonly string[] LibraryWords =
        ["Exception", "System.", "YamlDotNet", "JsonReader", "Utf8Json", "LineNumber", "While scanning", "While parsing", "confidential",
        "DTD"];

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("genius", -0.05, "01-negative-reservation.xml", "00-other-party.xml")]
    [InlineData("geniusweb", -0.1, "02-negative-reservation-negolog.json", "00-a.json")]
    [InlineData("genius", 0.2, "03-unused-discount-not-a-number.xml", "00-other-party.xml")]
    [InlineData("geniusweb", 0, "16-discreteutils.json", "00-a.json")]
    [InlineData("geniusweb", 0.1, "10-negmas.yml")]
    public void What_a_scenario_allows_is_imported(string kind, double reservation, params string[] names)
    {
        Scenario scenario = TextFiles.ScenarioOf(Import(kind, names));
        Assert.Equal(reservation, scenario.Actors[Path.GetFileNameWithoutExtension(names[0])].Reservation!.Central, 1e-12);
        Assert.Equal(names.Length, scenario.Actors.Count);
    }

    [Fact]
    public void What_is_left_out_anyway_may_be_anything_and_is_noted() =>
        Assert.Contains(Import("genius", "00-domain.xml", "03-unused-discount-not-a-number.xml").Notes, note =>
            note.Contains("discount factor; it was left out", StringComparison.Ordinal));

    [Fact]
    public void A_value_that_stands_twice_is_taken_once_and_noted()
    {
        Imported imported = Import("genius", "04-item-twice-domain.xml", "00-other-party.xml");
        Assert.Equal(["A", "B", "C"], ((OptionsIssue)TextFiles.ScenarioOf(imported).Issues["Border"]).Options.Names);
        Assert.Contains(imported.Notes, note =>
            note.Contains("the value `C` of `Border` stands more than once; it was taken once", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("genius", 1, "`Trade` is an issue of type integer", "06-integer-issue-domain.xml", "00-other-party.xml")]
    [InlineData("genius", 7, "An issue stands inside the issue `Border`", "08-similarity-subissues.xml")]
    [InlineData("genius", 7, "The evaluation of <item> is `x`", "09-blank-lines-first.xml")]
    [InlineData("genius", 3, "Write `&amp;`.", "11-ampersand.xml")]
    [InlineData("geniusweb", 1, "it does not begin with { or [", "12-not-json.json")]
    [InlineData("geniusweb", 1, "Take the comma out.", "13-trailing-comma.json")]
    [InlineData("geniusweb", 1, "The key `half` stands twice", "17-duplicate-key.json")]
    [InlineData("stakeholders", 2, "Write 1200, without a mark between thousands, or 1.2.", "25-thousands-with-points.csv")]
    public void One_cause_is_one_error_in_its_line_and_in_words_of_our_own(string kind, int line, string says, params string[] names)
    {
        Imported imported = Import(kind, names);
        Assert.Null(imported.Text);
        Problem problem = Assert.Single(imported.Problems);
        AssertSaid(problem, line, says);
        Assert.EndsWith(names[0], problem.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("14-title-greater-than.yaml", 2, "put it in quotes: \"> 100\"")]
    [InlineData("15-title-dash.yaml", 2, "put the text in quotes: \"- bridge\"")]
    [InlineData("20-thousands.yaml", 9, "Write 1200, without the comma")]
    [InlineData("26-nbsp-after-colon.yaml", 11, "a no-break space (U+00A0), where YAML needs the space of the keyboard. Write today: 20")]
    [InlineData("27-nbsp-in-braces.yaml", 7, "a no-break space (U+00A0) where YAML needs the space of the keyboard. Write "
        + "reservation: 0.3.")]
    [InlineData("29-curly-quotes.yaml", 2, "Write \"Two towns: and a bridge\", with straight marks.")]
    [InlineData("30-no-space-after-colon.yaml", 11, "There is no space after the colon of `today`. Write today: 20.")]
    public void What_was_meant_is_told_where_it_stands(string name, int line, string says) =>
        AssertSaid(Assert.Single(ScenarioReader.ReadFile(Fault(name)).Errors), line, says);

    [Theory]
    [InlineData("22-en-dash.yaml", "issues.toll.wants.north.salience", 60, 80)]
    [InlineData("24-true-minus.yaml", "actors.south.reservation", -0.3, -0.3)]
    public void What_can_mean_one_thing_only_is_read(string name, string path, double low, double high)
    {
        ScenarioFile file = ScenarioReader.ReadFile(Fault(name));
        Assert.Empty(file.Errors);
        Uncertain read = file.Numbers.Single(number => number.Path == path).Value;
        Assert.Equal((low, high), (read.Low, read.High));
    }

    [Theory]
    [InlineData("reservation: 0.3}", "reservation: 0,3}", 7, "The comma in `0,3` parts keys here",
        "Write 0.3, with a point for the decimals.")]
    [InlineData("reservation: 0.3}", "reservation: 0,300}", 7, "The comma in `0,300` parts keys here",
        "Write 0.300, with a point for the decimals.")]
    [InlineData("reservation: 0.3}", "capability: 1,200}", 7, "The comma in `1,200` parts keys here", "Write 1200, without the comma.")]
    [InlineData("ideal: 80,", "ideal: 80，", 13, "Here stands ， (U+FF0C)", "Write a comma.")]
    [InlineData("ideal: 80,", "ideal: 80;", 13, "Here stands ; (U+003B)", "Write a comma.")]
    public void Commas_that_part_numbers_or_do_not_part_keys_are_told(string right, string wrong, int line, string says, string hint)
    {
        string text = ScenarioReader.ReadFile(Fault("31-salience-as-share.yaml")).Text;
        Problem problem = Assert.Single(ScenarioReader.Read(text.Replace(right, wrong, StringComparison.Ordinal), "s.yaml").Errors);
        AssertSaid(problem, line, says);
        AssertSaid(problem, line, hint);
    }

    [Fact]
    public void A_share_among_numbers_to_100_is_warned_about()
    {
        ScenarioFile file = ScenarioReader.ReadFile(Fault("31-salience-as-share.yaml"));
        Assert.Contains(file.Problems, problem => problem.Severity == Severity.Warning && problem.Line == 13 && problem.ToString()
            .Contains("This salience is 0.6..0.8, but `issues.toll.wants.south.salience` is 70", StringComparison.Ordinal));
        ScenarioFile positions =
            ScenarioReader.Read(file.Text.Replace("0.6..0.8", "60..80", StringComparison.Ordinal)
            .Replace("ideal: 10", "ideal: 0.1", StringComparison.Ordinal), "s.yaml");
        Assert.Contains(positions.Problems, problem =>
            problem.Message.StartsWith("This position is 0.1, but `issues.toll.wants.north.ideal` is 80", StringComparison.Ordinal));
        Assert.DoesNotContain(ScenarioReader.ReadFile(Fault("00-wants.yaml")).Problems, problem =>
            problem.Message.StartsWith("This ", StringComparison.Ordinal));

        Imported imported = Import("stakeholders", "32-mixed-salience.csv");
        Assert.NotNull(imported.Text);
        Assert.Equal("The salience of `N` is 0.6, but others go up to 70: they go from 0 to 100.", Assert.Single(imported.Problems)
            .Message);
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_could_not_work_out_is_told_as_that()
    {
        Problem problem = Assert.Single(WantsImport.Into(Fault("19-excel-error-cell.csv"), ScenarioReader.ReadFile(Fault("00-wants.yaml")))
            .Problems);
        AssertSaid(problem, 2, "`salience` is `#REF!`, which is no value. The spreadsheet could not work this cell out");
    }

    [Theory]
    [InlineData("34-fred-date-heading.csv", "DCOILWTICO", "")]
    [InlineData("36-weekly.csv", "price", "Most prices lie a week apart")]
    [InlineData("37-sep-line.csv", "price", "")]
    [InlineData("38-semicolon-decimal-comma.csv", "close", "`3009,59` was read as 3009.59")]
    public void Prices_are_read_as_tables_are(string name, string heading, string note)
    {
        PriceFile file = PriceFile.ReadFile(Fault(name));
        Assert.Empty(file.Problems);
        Assert.Equal(heading, file.Series!.Name);
        (EventStudy? study, string? problem) = EventStudy.Of(file.Series, new(2025, 2, 12), new());
        Assert.Null(problem);
        Assert.DoesNotContain(study!.Notes, said => said.StartsWith("No trade between", StringComparison.Ordinal));
        Assert.True(note.Length == 0 || file.Series.Notes.Count(said => said.Contains(note, StringComparison.Ordinal)) == 1);
    }

    [Fact]
    public void Dates_under_any_heading_are_found_by_its_name() =>
        Assert.Equal(2, PriceFile.Read("when,price\n2025-02-10,1\n2025-02-11,.\n2025-02-12,2\n", "p.csv", date: "when").Series!.Days.Count);

    // Cells that a spreadsheet would run, and those that look like our own guard against it.
    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("-- see note")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\rx")]
    [InlineData("'=x")]
    [InlineData("''-y")]
    [InlineData("-5")]
    [InlineData("-0.5..2 %")]
    [InlineData("it's")]
    [InlineData(" =1 ")]
    public void No_cell_is_a_formula_and_every_cell_reads_back_the_same(string cell)
    {
        CsvText text = new();
        text.Row("a", "b");
        text.Row("x", cell);
        CsvRow row = CsvTable.Open(files.Add("t.csv", text.ToString()), new())!.Rows().Last();
        Assert.Equal(cell, row[1]);
        string written = CsvText.Guarded(cell);
        Assert.True(written[0] == '\'' || double.TryParse(written.Split("..")[0], System.Globalization.CultureInfo.InvariantCulture, out _)
            || char.IsLetter(written[0]), written);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n", "iso-8859-1")]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n", "windows-1252")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?>", "utf-16")]
    [InlineData("\n\n<?xml version=\"1.0\"?>", "utf-8")]
    public void The_encoding_that_a_file_declares_is_the_one_it_is_read_in(string declaration, string encoding)
    {
        System.Text.Encoding written = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(encoding)
            ?? System.Text.Encoding.GetEncoding(encoding);
        string text = declaration + File.ReadAllText(Fault("00-other-party.xml"))
            .Replace("value=\"half\"", "value=\"Hälfte\"", StringComparison.Ordinal);
        string path = files.Add("p.xml", [.. written.GetPreamble(), .. written.GetBytes(text)]);
        Scenario scenario = TextFiles.ScenarioOf(Imports.Read(Imports.Find("genius")!, [path], new()));
        Assert.Contains("Hälfte", ((OptionsIssue)scenario.Issues["Trade"]).Options.Names);
    }

    private static string Fault(string name) => Path.Combine(Repository.Root, "tests", "Entente.Tests", "Interchange", "Faults", name);

    private static Imported Import(string kind, params string[] names) =>
        Imports.Read(Imports.Find(kind)!, [.. names.Select(Fault)], new());

    private static void AssertSaid(Problem problem, int line, string says)
    {
        string said = problem.ToString();
        Assert.Contains(says, said, StringComparison.Ordinal);
        Assert.Equal(line, problem.Line);
        Assert.All(LibraryWords, word => Assert.DoesNotContain(word, $"{problem.Message} {problem.Hint}", StringComparison.Ordinal));
        Assert.True(said.Length < 400, said);
    }
}
