using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Scenarios;
using Entente.Tests.Cli;

namespace Entente.Tests.Interchange.Doors;

/// <summary>Whatever file comes in, damaged in one place: the program ends with one of its codes and in time, and what it says names that
/// file and a line that is there, in words of its own, without the file's content, once for one cause. `ENTENTE_THOROUGH=1` tries forty
/// times as many.</summary>
[Long]
public sealed partial class DoorTests : IDisposable
{
    private const int MostForOneCause = 6, LongestMessage = 700, LongestQuoted = 48;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly string[] LibraryWords =
    [
        "System.", "Exception", "JsonReader", "Utf8Json", "LineNumber", "BytePositionInLine", "YamlDotNet", "(Line:", "Lin: ",
            "Parameter '", "name cannot begin with", "XmlException", "Input string was not in", "While scanning", "While parsing",
        "did not find expected", "Path '", "Line: ", "CsvHelper", "AngleSharp", "Sequence contains", "Object reference", "Index was out",
            "already been added", "out of range. (", "Nullable", "DTD", "   at ", "should not have happened",
    ];

    private readonly TextFiles files = new();

    public static TheoryData<string> Names => [.. Door.All.Select(door => door.Name)];

    private static int Times => Environment.GetEnvironmentVariable("ENTENTE_THOROUGH") == "1" ? 1000 : 25;

    public void Dispose() => files.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damaged_file_is_told_of_in_words_of_our_own_in_its_place_once(string name)
    {
        Door door = Door.All.Single(one => one.Name == name);
        EntenteRun sound = Call(door, Encoding.UTF8.GetBytes(door.Text));
        Assert.True(sound.ExitCode == 0, sound.Error);
        List<string> faults = [];
        for (ulong chance = 0; chance < (ulong)Times; chance++)
        {
            byte[] damaged = Damage.Of(door.Text, chance);
            if (WhatIsWrong(door, damaged) is string wrong)
            {
                string kept = FormattableString.Invariant($"{door.Name}-{chance}");
                faults.Add($"{kept}: {wrong}");
                if (Environment.GetEnvironmentVariable("ENTENTE_KEEP") is string folder)
                {
                    File.WriteAllBytes(Path.Combine(folder, kept.Replace(' ', '-') + Path.GetExtension(door.Damaged)), damaged);
                }
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {Times}:\n{string.Join('\n', faults)}");
    }

    private string? WhatIsWrong(Door door, byte[] damaged)
    {
        long start = Stopwatch.GetTimestamp();
        EntenteRun run;
        try
        {
            run = Call(door, damaged);
        }
        catch (Exception fault) when (fault is not IOException)
        {
            return $"nobody foresaw {Unforeseen.Place(fault)}";
        }

        TimeSpan took = Stopwatch.GetElapsedTime(start);
        string said = run.Error.Replace(files.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        string[] messages = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return took > Longest ? FormattableString.Invariant($"took {took.TotalSeconds:0} s")
            : run.ExitCode is not (0 or 2) ? $"exit code {run.ExitCode}: {said}"
            : run.ExitCode == 2 && messages.Length == 0 && run.Output.Length == 0 ? "nothing is said"
            : LibraryWords.FirstOrDefault(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)) is string word
                ? $"`{word}` in: {said}"
            : Repeats(said) ? $"the file's content in: {said}"
            : messages.FirstOrDefault(message => message.Length > LongestMessage) is string longest ? $"long: {longest}"
            : messages.Select(message => WhyNot(door, damaged, message)).FirstOrDefault(why => why is not null) is string why
                ? $"{why}: {said}"
            : messages.Where(message => message.Contains(": error: ", StringComparison.Ordinal)).Select(message => message.Split(':')[1])
                .Distinct().Count() > MostForOneCause ? $"{messages.Length} messages: {said}"
            : null;
    }

    private static string? WhyNot(Door door, byte[] damaged, string message)
    {
        if (message.StartsWith("entente: ", StringComparison.Ordinal) || Counted().IsMatch(message))
        {
            return null;
        }

        if (Place().Match(message) is not { Success: true } place)
        {
            return "no place";
        }

        if (place.Groups["file"].Value != door.Damaged)
        {
            return message.Contains(door.Damaged, StringComparison.Ordinal) || message.Contains(": warning: ", StringComparison.Ordinal)
                ? null : "another file";
        }

        string[] lines = TextOf(damaged).Split('\n');
        int line = int.Parse(place.Groups["line"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture),
            column = int.Parse(place.Groups["column"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        return line < 1 || line > lines.Length ? "no such line" : column < 1
            || (column > lines[line - 1].Length + 2 && !lines.Any(HasOtherLineEnds)) ? "no such column" : null;
    }

    // Formats differ in whether these end a line.
    private static bool HasOtherLineEnds(string line) => line.AsSpan().IndexOfAny('\u0085', '\u2028', '\u2029') >= 0;

    private static string TextOf(byte[] damaged)
    {
        using StreamReader reader = new(new MemoryStream(damaged), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    private static bool Repeats(string said)
    {
        for (int at = 0; at + LongestQuoted <= Damage.Secret.Length; at++)
        {
            if (said.Contains(Damage.Secret.Substring(at, LongestQuoted), StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private EntenteRun Call(Door door, byte[] damaged)
    {
        foreach ((string name, string text) in door.Files)
        {
            File.WriteAllBytes(Path.Combine(files.Folder, name), name == door.Damaged ? damaged : Encoding.UTF8.GetBytes(text));
        }

        File.Delete(Path.Combine(files.Folder, "new.yaml"));
        return EntenteCall.Run([
            .. door.Call.Select(word => word == "new.yaml" || door.Files.ContainsKey(word) ? Path.Combine(files.Folder, word) : word)]);
    }

    [GeneratedRegex(@"^(?<file>[^:]+):(?<line>[0-9]+):(?<column>[0-9]+): (error|warning): \S")]
    private static partial Regex Place();

    [GeneratedRegex(@"^[^:]+: ([0-9]+|no) errors?, ([0-9]+|no) warnings?\.$")]
    private static partial Regex Counted();
}
