using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Entente.Answers;
using Entente.Ensembles;
using Entente.Pages;
using Entente.Tests.Cli;

namespace Entente.Tests.Answers;

/// <summary>The numbers of an answer are the same in its JSON, its text, its page and the data of its pictures.</summary>
public sealed class OneSourceTests(AskedRun run) : IClassFixture<AskedRun>
{
    [Fact]
    public void Compare()
    {
        JsonNode[] quantities = [.. run.Answers["compare"]["alternatives"]![0]!["quantities"]!.AsArray()!];
        JsonNode[] dates = [.. quantities.Where(one => (string?)one["kind"] == "agreement-by")],
            payoffs = [.. quantities.Where(one => (string?)one["kind"] == "utility")];
        JsonNode[] outcomes = [.. quantities.Where(one => (string?)one["kind"] == "outcome" && (double)one["before"]! >= 0.005)];
        Assert.Equal(3, payoffs.Length);
        AssertToldAlike(
            "compare",
            [
                Say.Percent((double)dates[^1]["before"]!), Say.Percent((double)dates[^1]["after"]!),
                .. payoffs.SelectMany(one =>
                    new[] { ChangeText.WithError((double)one["before"]!, (double?)one["before-se"], false),
                    ChangeText.Difference(Change(one), false) }),
                .. outcomes.Select(one => ChangeText.WithError((double)one["after"]!, (double?)one["after-se"], true)),
            ],
            [
                .. dates.SelectMany(one => new[] { (double)one["before"]!, (double)one["after"]! }), .. payoffs.Concat(outcomes)
                    .Select(one => (double)one["difference"]!),
                .. payoffs.Select(one => (double)one["difference"]! + (Chance.ErrorsInInterval * (double)one["se"]!)),
            ]);
    }

    [Fact]
    public void Why()
    {
        JsonNode answer = run.Answers["why"];
        JsonNode[] obstacles = [.. answer["obstacles"]!.AsArray().Where(one => (bool)one!["in-file"]!)!];
        JsonNode[] ripeness = [.. answer["ripeness"]!.AsArray()
            .Where(one => !FewWorlds.AreTooFew((int)Math.Round((double)one!["at-war"]! * (int)answer["draws"]!)))!],
            demands = [.. answer["demands"]!.AsArray()!];
        bool isAsked = !FewWorlds.AreTooFew((int)answer["sample"]!);
        AssertToldAlike(
            "why",
            [
                (int)answer["never-open"]! == 0 ? $"In every one of {(int)answer["draws"]!} worlds" : $"In {(int)answer["never-open"]!} "
                    + $"of {(int)answer["draws"]!} worlds",
                .. ripeness.SelectMany(one =>
                    new[] { Say.Percent((double)one["at-war"]!), Say.Percent((double)one["way-out"]!), Say.Percent((double)one["ripe"]!) }),
                .. demands.Select(one => Say.Number((double)one["best"]!, 0)),
                .. isAsked ? obstacles.Select(one => Say.Percent((double)one["share"]!)) : [],
            ],
            [
                .. ripeness.SelectMany(one => new[] { (double)one["way-out"]!, (double)one["ripe"]!, (double)one["hurts-attacker"]! }),
                    .. demands.SelectMany(one => new[] { (double)one["best"]!, (double)one["best-refusal"]! }),
                .. isAsked ? obstacles.SelectMany(one => new[] { (double)one["share"]!, (double)one["alone"]! }) : [],
            ]);
    }

    [Fact]
    public void Explain()
    {
        JsonNode answer = run.Answers["explain"];
        JsonNode[] groups = [.. answer["groups"]!.AsArray().Where(one => (bool)one!["total"]!["told"]!)
            .OrderByDescending(one => (double)one!["total"]!["value"]!)!];
        JsonNode[] bars = [.. answer["tornado"]!.AsArray()
            .Where(bar => Math.Abs((double)bar!["at-high"]! - (double)bar["at-low"]!) > Math.Max(0.0005, 2 * (double)bar["se"]!)).Take(2)!];
        AssertToldAlike(
            "explain",
            [
                $"are {Say.Percent((double)answer["mean"]!)} on average",
                    $"at its central value the odds are {Say.Percent((double)answer["central"]!)}",
                .. groups.Take(3).Select(one => $"± {Say.Number((double)one["total"]!["half-width"]! * 100, 0)}"),
                .. bars.Select(bar => Say.Digits((double)bar["low"]!)),
            ],
            [
                (double)answer["central"]!, .. groups.Take(3)
                    .SelectMany(one => new[] { (double)one["total"]!["value"]!, (double)one["first"]!["value"]! }),
                .. bars.SelectMany(bar => new[] { (double)bar["at-low"]!, (double)bar["at-high"]! }),
            ]);
    }

    [Fact]
    public void Moves()
    {
        JsonArray profiles = run.Answers["moves"]["profiles"]!.AsArray();
        double[] before = Numbers(profiles[0]!);
        JsonNode first = run.Answers["moves"]["base"]!; // the run's own numbers, of more worlds than a combination is played in
        JsonNode south = profiles.Single(one => one!["levers"]!.ToJsonString() == "[\"south-digs-in\",null]")!;
        AssertToldAlike(
            "moves",
            [
                Odds.Of((double)first["agreement"]!, (double?)first["agreement-se"]),
                .. first["utility"]!.AsArray()
                    .Zip(first["utility-se"]!.AsArray(), (mean, se) => ChangeText.WithError((double)mean!, (double?)se, false)),
                    "South: south-digs-in", "4 combinations",
            ],
            [(double)south["agreement"]! - before[0], (double)south["utility"]![0]! - before[1]]);

        static double[] Numbers(JsonNode profile) =>
            [(double)profile["agreement"]!, .. profile["utility"]!.AsArray().Select(one => (double)one!)];
    }

    [Fact]
    public void Holds()
    {
        JsonNode answer = run.Answers["holds"];
        JsonNode[] years = [.. answer["holds"]!.AsArray().Where(one => (double)one!["years"]! > 0 && (double)one["years"]! % 1 == 0)!],
            actors = [.. answer["actors"]!.AsArray()!], clauses = [.. answer["clauses"]!.AsArray()
                .Where(one => Change(one!["survival"]!).IsClear && (double)one["survival"]!["difference"]! > 0).Take(1)!];
        Assert.NotEmpty(years);
        AssertToldAlike(
            "holds",
            [
                $"In {(int)answer["followed"]!} of {(int)answer["draws"]!} worlds",
                    .. years.Select(one => Odds.Of((double)one["p"]!, (double?)one["se"])),
                .. actors.Select(one => Say.Utility(Math.Abs((double)one["gain"]!["mean"]!))),
                    .. clauses.Select(one => ChangeText.Difference(Change(one["survival"]!), true))
                        .DefaultIfEmpty("No single clause, chosen or moved otherwise, clearly raises the chance"),
            ],
            [.. years.Select(one => (double)one["p"]!),
                .. actors.SelectMany(one => new[] { (double)one["gain"]!["mean"]!, (double)one["gain"]!["p10"]! }),
                .. clauses.Select(one => (double)one["survival"]!["difference"]!)]);
    }

    /// <summary>Texts stand in what the terminal shows and in the page; numbers stand in the data of the page's pictures.</summary>
    private void AssertToldAlike(string question, string[] texts, double[] numbers)
    {
        string[] call = AskedRun.Questions.Single(one => one[0] == question);
        string terminal = EntenteCall.Run([call[0], run.Run, .. call[1..]]).Output.ReplaceLineEndings(" ");
        IDocument page = run.Page(question);
        foreach (IElement script in page.QuerySelectorAll("body > script, style"))
        {
            script.Remove();
        }

        string text = page.Body!.TextContent;
        Assert.All(texts, one => Assert.Contains(one, terminal, StringComparison.Ordinal));
        Assert.All(texts, one => Assert.Contains(one, text, StringComparison.Ordinal));
        Assert.SkipUnless(PageWriter.DrawsCharts, "This build has no charts: it was made without Node.js.");
        double[] drawn = AskedRun.Drawn(page);
        Assert.All(numbers, one => Assert.Contains(drawn, number => Math.Abs(number - one) <= 0.5e-5 + 1e-12));
    }

    private static PairedChange Change(JsonNode one) => new(
        (double?)one["before"], (double?)one["before-se"], (double?)one["after"], (double?)one["after-se"], (double?)one["difference"],
            (double?)one["se"]);
}
