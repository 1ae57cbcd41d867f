using Entente.Pages;

namespace Entente.Tests.Pages;

/// <summary>A page with every kind of block, and texts that would break a careless writer.</summary>
internal static class SamplePage
{
    public const string Hostile = "<script>alert(1)</script> & \"quoted\" </script><!-- ü Ж 中";

    private static readonly DateOnly[] Weeks = [.. Enumerable.Range(0, 53).Select(week => new DateOnly(2025, 2, 13).AddDays(7 * week))];

    public static readonly Page Page = new(
        "A page with every kind of block?",
        "A test",
        Hostile,
        [
            new("The answer", [new Paragraph("A deal by the spring feast has a chance of 34 %.") { IsMain = true },
                new Fact("North gains most.", [Hostile, "Second paragraph."])])
            {
                Inner =
                [
                    new("Figures", [new KeyFigures(
                        [new("34 %", "A deal by 20 April 2025", "± 1 point"), new("under 1 %", "North imposes its terms", "")]),
                        new Bullets(["One.", Hostile])]),
                    new("Charts", Charts),
                ],
            },
            new("For analysts", [new Disclosure("More", [Table, new Verbatim("entente run talks.yaml --seed 1")]),
                Table]) { IsForAnalysts = true },
        ],
        ["Made by a test.", Hostile]);

    private static ValueList<Block> Charts =>
    [
        new TimeChart(
            "Odds over time " + Hostile, "The odds of a deal rise to 60 % within a year.", "Chance so far", [.. Weeks],
            [
                new("Settlement", [.. Weeks.Select((_, i) => 0.6 * i / 52)]) { Low = [.. Weeks.Select((_, i) => 0.55 * i / 52)],
                    High = [.. Weeks.Select((_, i) => 0.65 * i / 52)], Band = "two standard errors" },
                new("Ceasefire " + Hostile, [.. Weeks.Select((_, i) => 0.3 * i / 52)]),
            ])
        {
            InPercent = true,
            Marks = [new(new(2025, 4, 20), "A", "Spring feast"), new(new(2025, 5, 9), "B", Hostile)],
            Key = ["A: spring feast, 20 April 2025.", "B: " + Hostile],
        },
        new TimeChart("Front", "The front hardly moves.", "Front", [.. Weeks],
            [new("Front", [.. Weeks.Select((_, i) => i < 40 ? 0.5 + (0.001 * i) : double.NaN)])]) { Range = (0, 1) },
        new ScaleChart("Who holds the strip?", "It lands between today's line and all North.",
            [(0, "all South"), (50, "as today"), (100, "all North")], 48, 56.25, 71, 50)
        {
            Key = ["0 all South · 50 as today · 100 all North"],
        },
        new BarChart("Who guards the line?", "Observers are the most likely.",
            [new("Nobody", 0.002, 0.001), new("Unarmed observers " + Hostile, 0.6, 0.01), new("Allied troops", 0.398, 0.01)]),
    ];

    private static DataTable Table => new(
        "A wide table " + Hostile,
        ["Name", "A long column of words that wants much room", "Another long column of words that wants room",
            Column.Number("Number of something")],
        [["one", "first words of the first row", Hostile, "1,234.5"], ["two", "", "", ""]]);
}
