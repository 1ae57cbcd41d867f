using System.Diagnostics;
using System.Globalization;
using System.Text;
using Entente.Evidence;
using Entente.Evidence.Dates;
using Entente.Evidence.Documents;
using Entente.Evidence.Quantities;
using Entente.Evidence.Stances;
using Entente.Evidence.Words;

namespace Entente.Benchmarks.Evidence;

/// <summary>`read-parts FILE`: seconds that the words, dates, quantities and stances of a million characters take, for the file repeated,
/// and for hostile texts of 1 and 2 million characters.</summary>
internal static class ReadParts
{
    private const int Million = 1_000_000;

    private static readonly string[] Hostile =
    [
        "9 and ", "9 to ", "May ", "the end of the ", "next ", "Wednesday, ", "by Easter or ", "between 2014 and ", "two hundred ",
            "a dozen ", "half a ", "highest in ", "record ", "nine-month ", "nine-month high, ",
        "$5 ", "5 to ", "5-6 ", "5 % and ", "rose 5 % ", "since ", "lowest since March 2022, ", "the first ", "of the quarter ",
            "rejected ", "not ", "he rejected ", "Roe rejected by ", "1,234,567", "a 1 a ", "can 9 ", "same day ",
    ];

    public static int Run(string[] args)
    {
        string article = File.ReadAllText(args[0]);
        Console.WriteLine("text                          words   dates  quantities  stances   (processor seconds for a million characters, "
            + "best of three)");
        Print("the file", Enumerable.Range(0, 3).Select(_ => Parts(ReadSpeed.Repeat(article + "\n\n", Million)))
            .MinBy(parts => parts.Sum())!);
        foreach (string piece in Hostile)
        {
            double[] one = Parts(ReadSpeed.Repeat(piece, Million)), two = Parts(ReadSpeed.Repeat(piece, 2 * Million));
            Print(piece, one);
            Print("  twice as long, ratio", [.. one.Zip(two).Select(pair => pair.Second / Math.Max(pair.First, 0.005))]);
        }

        return 0;
    }

    private static void Print(string name, double[] parts) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-28}{string.Concat(parts.Select(part => part.ToString("0.000", CultureInfo.InvariantCulture).PadLeft(9)))}"));

    private static double[] Parts(string text)
    {
        SourceDocument document = DocumentReader.Read(Encoding.UTF8.GetBytes(text), "x.txt", new(2025, 2, 13)).Document!;
        FoundActor[] actors = [new("Roe", ActorKind.Person, [.. Mentions(text, "Roe")])];
        WordStream words = null!;
        IReadOnlyList<FoundDate> dates = [];
        return
        [
            Seconds(() => words = WordStream.Of(document)),
            Seconds(() => dates = DateFinder.Find(document, words)),
            Seconds(() => QuantityFinder.Find(document, words, dates)),
            Seconds(() => StanceFinder.Find(document, words, actors, [])),
        ];
    }

    private static IEnumerable<TextSpan> Mentions(string text, string name)
    {
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            yield return new(at, at + name.Length);
        }
    }

    // Processor time: others may be using the machine.
    private static double Seconds(Action action)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        action();
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalSeconds;
    }
}
