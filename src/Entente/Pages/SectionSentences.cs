using Entente.Scenarios;

namespace Entente.Pages;

/// <summary>The sentences of sections with the names of a scenario as they are written inside sentences
/// (<see cref="NamesInSentences"/>).</summary>
internal static class SectionSentences
{
    public static Section[] Of(IEnumerable<Section> sections, Scenario scenario)
    {
        NamesInSentences names = new(scenario);
        return [.. sections.Select(section => Of(section, names))];
    }

    private static Section Of(Section section, NamesInSentences names) => section with
    {
        Title = names.In(section.Title),
        Blocks = [.. section.Blocks.Select(block => Of(block, names))],
        Inner = [.. section.Inner.Select(inner => Of(inner, names))],
    };

    private static Block Of(Block block, NamesInSentences names) => block switch
    {
        Paragraph paragraph => paragraph with { Text = names.In(paragraph.Text) },
        Fact fact => fact with { Sentence = names.In(fact.Sentence), HowWeKnow = [.. fact.HowWeKnow.Select(names.In)] },
        Bullets bullets => new Bullets([.. bullets.Items.Select(names.In)]),
        Entries entries => new Entries([.. entries.Items.Select(entry => entry with { Text = names.In(entry.Text) })]),
        KeyFigures figures => new KeyFigures([.. figures.Figures.Select(figure => figure with { Meaning = names.In(figure.Meaning) })]),
        Disclosure disclosure => new Disclosure(names.In(disclosure.Title), [.. disclosure.Blocks.Select(inner => Of(inner, names))]),
        DataTable table => table with
        {
            Caption = names.In(table.Caption),
            Rows = [.. table.Rows.Select(row => new ValueList<string>([.. row.Select(names.In)]))]
        },
        ChartGroup group => group with
        {
            HowToRead = names.In(group.HowToRead),
            Tables = [.. group.Tables.Select(table => (DataTable)Of(table, names))]
        },
        _ => block,
    };
}
