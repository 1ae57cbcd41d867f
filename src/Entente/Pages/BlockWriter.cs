using AngleSharp.Dom;

namespace Entente.Pages;

/// <summary>Writes the blocks of a page as HTML elements.</summary>
internal sealed class BlockWriter(Anchors anchors, bool drawsCharts)
{
    /// <summary>Adds a block inside an element.</summary>
    public void Add(IElement parent, Block block)
    {
        switch (block)
        {
            case Paragraph { IsMain: true } paragraph:
                parent.Add("p", ("class", "main")).Put(paragraph.Text);
                break;
            case Paragraph paragraph:
                parent.Add("p").Put(paragraph.Text);
                break;
            case Fact fact:
                AddFact(parent, fact);
                break;
            case Bullets bullets:
                AddBullets(parent, bullets);
                break;
            case Entries entries:
                AddEntries(parent, entries);
                break;
            case ProblemList list:
                AddBullets(parent, new([.. list.Problems.Select(problem => problem.ToString())]));
                break;
            case KeyFigures figures:
                AddFigures(parent, figures);
                break;
            case Disclosure disclosure:
                AddDisclosure(parent, disclosure);
                break;
            case Verbatim verbatim:
                parent.Add("pre", ("tabindex", "0")).Add("code").TextContent = verbatim.Text;
                break;
            case DataTable table:
                AddTable(parent, table);
                break;
            case Chart chart:
                AddChart(parent, chart, [chart.Numbers]);
                break;
            case ChartGroup group:
                AddGroup(parent, group);
                break;
            default:
                throw new ArgumentException($"{block.GetType().Name} is no block that a page can show.", nameof(block));
        }
    }

    private static void AddFact(IElement parent, Fact fact)
    {
        IElement details = parent.Add("details", ("class", fact.IsMain ? "fact main" : "fact"));
        IElement summary = details.Add("summary");
        summary.Add("span").Put(fact.Sentence + " ");
        summary.Add("span", ("class", "how")).Put("How we know");
        foreach (string line in fact.HowWeKnow)
        {
            details.Add("p").Put(line);
        }
    }

    private static void AddBullets(IElement parent, Bullets bullets)
    {
        if (bullets.Items.Count == 0)
        {
            return;
        }

        IElement list = parent.Add("ul");
        foreach (string item in bullets.Items)
        {
            list.Add("li").Put(item);
        }
    }

    private static void AddEntries(IElement parent, Entries entries)
    {
        IElement list = parent.Add("dl", ("class", "entries"));
        foreach (Entry entry in entries.Items)
        {
            if (entry.Heading.Length > 0)
            {
                list.Add("dt").Put(entry.Heading);
            }

            list.Add("dd").Put(entry.Text);
        }
    }

    private static void AddFigures(IElement parent, KeyFigures figures)
    {
        IElement list = parent.Add("dl", ("class", "figures"));
        foreach (KeyFigure figure in figures.Figures)
        {
            IElement group = list.Add("div");
            group.Add("dt").Put(figure.Meaning);
            group.Add("dd", ("class", "value")).Put(figure.Value);
            group.Add("dd", ("class", "error")).Put(figure.Error);
        }
    }

    private void AddDisclosure(IElement parent, Disclosure disclosure)
    {
        IElement details = parent.Add("details");
        details.Add("summary").Put(disclosure.Title);
        foreach (Block block in disclosure.Blocks)
        {
            Add(details, block);
        }
    }

    private void AddTable(IElement parent, DataTable table)
    {
        // A wide table scrolls inside its own frame, which the keyboard can reach.
        string id = anchors.For("table " + table.Caption);
        IElement element = parent.Add("div", ("class", "table"), ("role", "region"), ("aria-labelledby", id), ("tabindex", "0"))
            .Add("table");
        element.Add("caption", ("id", id)).Put(table.Caption);
        IElement head = element.Add("thead").Add("tr");
        foreach (Column column in table.Columns)
        {
            head.Add("th", ("scope", "col"), ("class", Kind(column))).Put(column.Title);
        }

        IElement body = element.Add("tbody");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            IElement line = body.Add("tr");
            for (int i = 0; i < row.Count; i++)
            {
                (string, string) kind = ("class", Kind(table.Columns[i]));
                IElement cell = i == 0 ? line.Add("th", ("scope", "row"), kind) : line.Add("td", kind);
                cell.Put(row[i]);
            }
        }
    }

    private void AddGroup(IElement parent, ChartGroup group)
    {
        if (drawsCharts && group.HowToRead.Length > 0)
        {
            parent.Add("p").Put(group.HowToRead);
        }

        foreach (Chart chart in group.Charts)
        {
            AddChart(parent, chart, []);
        }

        AddTables(parent, group.Tables);
    }

    private void AddChart(IElement parent, Chart chart, IReadOnlyList<DataTable> tables)
    {
        IElement figure = parent.Add("figure");
        figure.Add("figcaption").Put(chart.Caption);
        figure.Add("p", ("class", "reading")).Put(chart.Reading);
        if (drawsCharts)
        {
            figure.SetAttribute("data-chart", "waiting");
            AddLegend(figure, chart);
            figure.Add("div", ("class", "chart"), ("data-place", ""));
            figure.Add("script", ("type", "application/json")).TextContent = chart.Specification();
            AddKey(figure, chart.Key);
        }

        AddTables(figure, tables);
    }

    // Without pictures the tables are what there is to see.
    private void AddTables(IElement parent, IReadOnlyList<DataTable> tables)
    {
        if (tables.Count == 0)
        {
            return;
        }

        if (drawsCharts)
        {
            parent = parent.Add("details", ("class", "numbers"));
            parent.Add("summary").Put("The numbers in a table");
        }

        foreach (DataTable table in tables)
        {
            AddTable(parent, table);
        }
    }

    private static void AddKey(IElement figure, ValueList<string> key)
    {
        if (key.Count == 1)
        {
            figure.Add("p", ("class", "key")).Put(key[0]);
        }
        else if (key.Count > 1)
        {
            IElement list = figure.Add("ul", ("class", "key"));
            foreach (string line in key)
            {
                list.Add("li").Put(line);
            }
        }
    }

    private static void AddLegend(IElement figure, Chart chart)
    {
        if (chart.Legend.Count == 0)
        {
            return;
        }

        IElement list = figure.Add("ul", ("class", "legend"));
        foreach ((int i, string name) in chart.Legend.Index())
        {
            IElement item = list.Add("li");
            IElement swatch = item.AddDrawing("svg", ("width", "28"), ("height", "8"), ("aria-hidden", "true"));
            swatch.AddDrawing(
                "line", ("x1", "0"), ("x2", "28"), ("y1", "4"), ("y2", "4"), ("stroke-width", "3"), ("stroke", Vega.Series(i)),
                ("stroke-dasharray", chart is TimeChart or CurveChart ? string.Join(' ', Vega.Dashes(i)) : "none"));
            item.Add("span").Put(name);
        }
    }

    private static string Kind(Column column) => column.IsNumber ? "number" : "words";
}
