using System.Text;
using Entente.Interchange;
using Entente.Scenarios;
using Entente.Stakeholders;

namespace Entente.Tests.Interchange;

/// <summary>Tables of positions as they come from spreadsheets and other programs, good and bad.</summary>
public sealed class PositionsImportTests : IDisposable
{
    private const string Plain = "actor,capability,position,salience\nNorth,100,80,90\nSouth,60,20,45.5\n";

    private readonly TextFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Plain_table_becomes_one_issue()
    {
        Scenario scenario = TextFiles.ScenarioOf(files.Import("stakeholders", Plain));
        ScaleIssue issue = (ScaleIssue)scenario.Issues["input"];
        Assert.Equal(["North", "South"], scenario.Actors.Names);
        Assert.Equal(60, scenario.Actors["South"].Capability!.Central);
        Assert.Equal((20, 45.5), (issue.Wants["South"].Ideal!.Central, issue.Wants["South"].Salience!.Central));
        Assert.Contains("does not say where this stands today", issue.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_table_does_not_say_where_an_issue_stands_models_are_told_of_nothing()
    {
        Scenario scenario = TextFiles.ScenarioOf(files.Import("stakeholders", Plain));
        Assert.Null(StakeholdersOfScenario.Of(scenario, number => number.Central)!.Issues[0].Today);

        Issue known = ((ScaleIssue)scenario.Issues["input"]) with { Because = "The law says so." };
        Assert.Equal(50, StakeholdersOfScenario.Of(scenario with { Issues = [new("input", known)] }, number => number.Central)!.Issues[0]
            .Today);
    }

    [Fact]
    public void Options_in_the_xml_of_ktab_are_said_as_settings_of_the_model()
    {
        const string actor = "<Actor><name>{0}</name><description>x</description><capability>10</capability><Position><dCoord>{1}</dCoord></Position><Salience><dSal>50</dSal></Salience></Actor>";
        string xml = "<Scenario><name>n</name><desc>d</desc><ModelParameters><PCEModel>MarkovIncentive</PCEModel><VotingRule>ASymProsp</VotingRule><BigRAdjust>Some</BigRAdjust></ModelParameters><Dimensions><dName>One</dName></Dimensions><Actors>"
            + actor.Replace("{0}", "A", StringComparison.Ordinal).Replace("{1}", "10", StringComparison.Ordinal)
            + actor.Replace("{0}", "B", StringComparison.Ordinal).Replace("{1}", "90", StringComparison.Ordinal) + "</Actors></Scenario>";
        Imported imported = Imports.Read(Imports.Find("ktab")!, [files.Add("input.xml", xml)], new());
        Assert.Empty(imported.Problems);
        Assert.Contains(imported.Notes, note =>
            note.EndsWith("--model ktab --with pce-model=markov-incentive --with voting-rule=asym-prosp (BigRAdjust Some)",
            StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("actor;capability;position;salience\nNorth;100;80;90\nSouth;60;20;45,5\n", "decimal commas: `45,5` was read as 45.5")]
    [InlineData("actor\tcapability\tposition\tsalience\nNorth\t100\t80\t90\nSouth\t60\t20\t45.5\n", "a tab between its cells")]
    [InlineData("sep=;\nactor;capability;position;salience\nNorth;100;80;90\nSouth;60;20;45.5\n", "a semicolon between its cells")]
    public void Other_separators_and_decimal_commas_are_read_and_said(string text, string note)
    {
        Imported imported = files.Import("stakeholders", text);
        Assert.Equal(TextFiles.ScenarioOf(files.Import("stakeholders", Plain)), TextFiles.ScenarioOf(imported));
        Assert.Contains(imported.Notes, said => said.Contains(note, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData("\r\n\n")]
    public void Byte_order_mark_line_ends_quotes_blank_rows_and_spaces_change_nothing(string before)
    {
        string text = before + "\"actor\" , capability,position,salience,,\r\nNorth, 100, 80 ,90\r\n\r\n,,,\r\n\"South\",60,20,4.55e1,,";
        Assert.Equal(TextFiles.ScenarioOf(files.Import("stakeholders", Plain)), TextFiles.ScenarioOf(files.Import("stakeholders", text)));
    }

    [Fact]
    public void Every_bad_row_is_listed_with_its_place()
    {
        Imported imported = files.Import("stakeholders", """
            actor,capability,position,salience
            North,100,80,90
            South,sixty,120,45
            North,1,2,3
            ,1,2,3
            East,1,2,3,4
            West,-1,,3 %
            "a ""quoted"", name",1,1,0..5
            """);
        Assert.Null(imported.Text);
        Assert.Equal(
            [
                "3:7 The capability is `sixty`, which is not a number from 0 to 1000000.",
                "3:13 The position is 120; it should be a number from 0 to 100.",
                "4:1 `North` stands twice on `input`: on line 2 already.",
                "5:1 The row names no actor.",
                "6:12 The row has 5 cells, but the header only 4.",
                "7:6 The capability is -1; it should be a number from 0 to 1000000.",
                "7:9 There is no position; it should be a number from 0 to 100.",
                "7:10 The salience is `3 %`, which is not a number from 0 to 100.",
                "8:26 The salience is `0..5`, which is not a number from 0 to 100.",
            ],
            TextFiles.PlacesOf(imported.Problems));
    }

    [Theory]
    [InlineData("actor,capability,posiiton,salience\nN,1,2,3\n", "1:18 `posiiton` is not a column of this table.")]
    [InlineData("actor,capability,salience\nN,1,3\n", "1:1 The table has no column `position`. Its header is: actor, "
        + "capability, salience.")]
    [InlineData("actor,capability,position,position,salience\nN,1,2,2,3\n", "1:27 The column `position` stands twice.")]
    [InlineData("actor,capability,position,salience\n", "1:1 The table has a header, but no rows.")]
    [InlineData("actor,capability,position,salience\nN,1,\"2,5\",3\n", "2:5 The position is `2,5`, which is not a number from 0 to 100.")]
    [InlineData("actor;capability;position;salience\nN;1;2,5;3\nS;1;2.5;3\n", "2:5 `2,5` has a decimal comma, but `2.5` on line 3 a "
        + "decimal point, so nobody can tell what a comma means here.")]
    [InlineData("actor,capability,position,salience\nN,1,2,3\n\"S,1,2,3\nE,1,2,3\n", "3:1 A quotation mark on this row is never closed, so "
        + "the rest of the file would be one cell.")]
    [InlineData("actor,capability,position,salience\nN,1,NaN,3\n", "2:5 The position is `NaN`, which is not a number from 0 to 100.")]
    [InlineData("", "1:1 The file is empty.")]
    public void A_bad_table_is_refused_in_words(string text, string problem)
    {
        Imported imported = files.Import("stakeholders", text);
        Assert.Equal([problem], TextFiles.PlacesOf(imported.Problems));
        Assert.Null(imported.Text);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused_where_they_stand()
    {
        string latin = files.Add("latin.csv", Encoding.Latin1.GetBytes("actor,capability,position,salience\nK\u00F6ln,1,2,3\n"));
        Imported imported = Imports.Read(Imports.Find("stakeholders")!, [latin], new());
        Assert.Equal(["2:2 The file is not UTF-8 text: this byte belongs to no character."], TextFiles.PlacesOf(imported.Problems));

        string wide = files.Add("wide.csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Plain)).ToArray());
        Assert.Contains("UTF-16", Imports.Read(Imports.Find("stakeholders")!, [wide], new()).Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_are_counted_beyond_what_a_person_would_read()
    {
        string text = "actor,capability,position,salience\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"a{i},1,x,3\n"));
        Imported imported = files.Import("stakeholders", text);
        Assert.Equal(201, imported.Problems.Count);
        Assert.Equal("800 more mistakes are not listed.", imported.Problems[^1].Message);
    }

    [Fact]
    public void Positions_in_units_and_saliences_as_shares_become_hundreds()
    {
        Imported imported = files.Import("stakeholders", "actor,capability,position,salience\nA,1,4,0.55\nB,1,8.833,1\n",
            new() { PositionScale = (4, 10) });
        ScaleIssue issue = (ScaleIssue)TextFiles.ScenarioOf(imported).Issues["input"];
        Assert.Equal((0, 55), (issue.Wants["A"].Ideal!.Central, issue.Wants["A"].Salience!.Central));
        Assert.Equal(80.55, issue.Wants["B"].Ideal!.Central, 1e-9);
        Assert.Contains(imported.Notes, note => note.Contains("read as shares", StringComparison.Ordinal));
        Assert.Equal("4", issue.Scale.Points[0].Meaning);
    }

    [Fact]
    public void Ktab_table_keeps_power_and_every_dimension()
    {
        Scenario scenario = TextFiles.ScenarioOf(
            files.Import("ktab", "Trade, \"two issues\",2,2,\nActor,Description,Power,Tariff Position,Tariff Salience,Quota,Sal,\nA "
            + "b,left,102.5,10,40, 6.37,5.91,\nB,,60,45,60,20,20,\n"));
        Assert.Equal(("Trade", "two issues"), (scenario.Title, scenario.Summary));
        Assert.Equal(["Tariff", "Quota"], scenario.Issues.Names);
        Assert.Equal(["A-b", "B"], scenario.Actors.Names);
        Assert.Equal(102.5, scenario.Actors["A-b"].Capability!.Central);
        Assert.Equal(6.37, ((ScaleIssue)scenario.Issues["Quota"]).Wants["A-b"].Ideal!.Central);
    }

    [Theory]
    [InlineData("t,d,3,1\nActor,Description,Power,P,S\nA,,1,2,3\n", "1:5 The first line says 3 actors, but there are 1.")]
    [InlineData("t,d,1,2\nActor,Description,Power,P,S\nA,,1,2,3\n", "2:28 With 2 dimensions the header should have 7 columns (actor, "
        + "description, power, then position and salience of each); it has 5.")]
    [InlineData("t,d,1,2\nActor,Description,Power,P,S,Q,T\nA,,1,2,60,3,60\n", "3:8 The saliences of `A` sum to 120; KTAB allows "
        + "100 at most.")]
    [InlineData("actor,capability,position\nA,1,2\n", "1:1 The first line should be name,description,number of actors,number "
        + "of dimensions.")]
    public void A_bad_ktab_table_is_refused_in_words(string text, string problem) =>
        Assert.Equal([problem], TextFiles.PlacesOf(files.Import("ktab", text).Problems));

    [Fact]
    public void Deu_tables_keep_proposals_reference_points_and_outcomes()
    {
        files.Add("issues.csv", "issue_id,proposal_id,proposal_name,year,n_actors,reference_point,outcome\ni1,p1,buses,2000,2,0,50\ni2,p1,buses,2000,1,,\ni3,p2,ships,2001,1,100,100\n");
        files.Add("positions.csv",
            "issue_id,actor,position,salience,capability_council,capability_gdp\ni1,at,100,70,40,0.48\ni1,be,50,40,50,0.58\ni2,at,0,20,40,0.48\ni3,be,10,,50,0.58\ni3,at,10,5,40,0.48\n");
        Imported imported = Imports.Read(Imports.Find("deu")!, [files.Folder], new() { Capability = "gdp" });
        Scenario scenario = TextFiles.ScenarioOf(imported);
        Assert.Equal(["p1", "p2"], scenario.Packages.Names);
        Assert.Equal(["i1", "i2"], scenario.Packages["p1"].Covers.Listed!);
        ScaleIssue first = (ScaleIssue)scenario.Issues["i1"];
        Assert.Equal((0, 50), (first.Today.Central, first.Outcome!.Central));
        Assert.Null(((ScaleIssue)scenario.Issues["i2"]).Outcome);
        Assert.Equal(0.48, scenario.Actors["at"].Capability!.Central);
        Assert.Equal(new DateOnly(2000, 1, 1), scenario.From);
        Assert.Contains(imported.Notes, note => note.StartsWith("1 rows of", StringComparison.Ordinal));

        Scenario one = TextFiles.ScenarioOf(Imports.Read(Imports.Find("deu")!, [files.Folder], new() { Proposal = "p2" }));
        Assert.Equal(["i3"], one.Issues.Names);
        Assert.Contains("no proposal `p3`", Imports.Read(Imports.Find("deu")!, [files.Folder], new() { Proposal = "p3" }).Problems[0]
            .Message, StringComparison.Ordinal);
    }
}
