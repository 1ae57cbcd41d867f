using System.Globalization;
using System.Text;
using Entente.Evidence;
using Entente.Evidence.Documents;

namespace Entente.Benchmarks.Evidence;

/// <summary>`read-speed FILE`: how many characters a second `read` takes of processor time (other work on the machine does not count), for
/// the file repeated to 1, 2, 5 and 10 million characters, and for hostile texts of 1 and 2 million characters, where the second may take
/// little more than twice as long as the first.</summary>
internal static class ReadSpeed
{
    private const int Million = 1_000_000;

    private static readonly (string Name, string Piece)[] Hostile =
    [
        ("letters", "a"), ("capitals", "A"), ("words", "word "), ("names", "Anna "), ("opening marks", "“"),
            ("opening marks, spaced", "“ a "), ("closing marks", "” "),
        ("straight marks", "\""), ("single marks", "'a "), ("single marks after s", "s' 's "), ("guillemets", "« »"),
            ("open parentheses", "(("), ("brackets of links", "]("),
        ("commas", ", "), ("verbs", "said "), ("verbs and commas", "said, "), ("names and verbs", "Roe said, "),
            ("quotations", "“a,” he said. "), ("one sentence of quotations", "“a,” he said, "),
        ("open quotations", "“a, he said. "), ("paragraphs", "“a\n\n"), ("colons", "ROE: a\n\n"), ("according to", "according to "),
            ("that", "he said that "), ("the minister", "the minister "),
        ("a minister", "A minister said "), ("namesakes", "Anna Roe and John Roe, the minister, "), ("he", "he said "),
            ("countries", "New South North Korea "), ("of the", "Ministry of the "), ("apostrophes", "’s’s"),
        ("dots", "."), ("dashes", "— "), ("digits", "1,1"), ("emoji", "😀"), ("combining marks", "e\u0301\u0301"), ("dates", "9 May "),
            ("percent", "5 % of "), ("none of the", "none of the "), ("who", "the minister, who "), ("descriptions", "Roe’s minister, "),
            ("according to, described", "according to Roe, a minister, "), ("groups of digits", "1 000 "), ("apostrophed digits", "1'000 "),
            ("spelled numbers", "twenty million "), ("halves", "two and a half "), ("one in", "one in five in "),
            ("Friday before", "the Friday before "), ("lists of days", "5, 7, 9 and "), ("meet on", "they meet on Monday "),
            ("quoted as", "Roe quoted him as "), ("seasons", "in summer "), ("quarters", "first quarter of the "), ("unseen", "a\u00AD"),
            ("rejects", "Roe rejected the plan on 9 May. Roe accepted the plan. "), ("and", "Roe and "), ("semicolons", "; he said "),
    ];

    public static int Run(string[] args)
    {
        string article = File.ReadAllText(args[0]);
        Console.WriteLine("text repeated: million characters, seconds of processor time, million characters a second (best of three)");
        foreach (int size in new[] { 1, 2, 5, 10 })
        {
            string text = Repeat(article + "\n\n", size * Million);
            double seconds = Enumerable.Range(0, 3).Min(_ => Seconds(text, "x.txt"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {size,3} {seconds,7:0.00} {size / seconds,7:0.00}"));
        }

        Console.WriteLine("hostile texts: seconds of processor time for 1 million characters, for 2 million, ratio");
        foreach ((string name, string piece) in Hostile)
        {
            double one = Seconds(Repeat(piece, Million), "x.txt"), two = Seconds(Repeat(piece, 2 * Million), "x.txt");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-28} {one,7:0.00} {two,7:0.00} {two / one,6:0.0}"));
        }

        return 0;
    }

    internal static string Repeat(string piece, int length)
    {
        StringBuilder text = new(length + piece.Length);
        while (text.Length < length)
        {
            text.Append(piece);
        }

        return text.ToString();
    }

    private static double Seconds(string text, string name)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        GC.Collect();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        if (DocumentReader.Read(content, name).Document is SourceDocument document)
        {
            EvidenceDraft.Of(document);
        }

        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}
