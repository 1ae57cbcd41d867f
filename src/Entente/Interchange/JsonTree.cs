using System.Text;
using System.Text.Json;
using Entente.Scenarios;
using Entente.Scenarios.Yaml;

namespace Entente.Interchange;

/// <summary>Reads strict JSON into the tree that YAML is read into, so that every value knows its place. Repeated keys are kept.</summary>
internal static class JsonTree
{
    private const int LargestFile = 20_000_000;

    /// <summary>The tree, or nothing (and a problem).</summary>
    public static YamlNode? Read(string path, ProblemList problems)
    {
        (string text, Problem? problem) = TextFile.Read(path, LargestFile);
        if (problem is not null)
        {
            problems.Add(problem);
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            problems.Add(path, "The file is empty.");
            return null;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Utf8JsonReader reader = new(bytes);
        Cursor cursor = new(bytes);
        try
        {
            reader.Read();
            YamlNode root = Value(ref reader, cursor);
            reader.Read(); // refuses anything after the value
            return root;
        }
        catch (JsonException e)
        {
            problems.Add(path, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, "", $"The file is not JSON: {Sentence(e.Message)}");
            return null;
        }
    }

    private static YamlNode Value(ref Utf8JsonReader reader, Cursor cursor)
    {
        Mark start = cursor.At((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                List<YamlEntry> entries = [];
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    YamlScalar key = Scalar(reader.GetString()!, isText: true, cursor.At((int)reader.TokenStartIndex));
                    reader.Read();
                    YamlNode value = Value(ref reader, cursor);
                    entries.Add(new(key, value, IsAlias: false, value.End));
                }

                return new YamlMapping { Entries = entries, IsFlow = true, Start = start, End = start };
            case JsonTokenType.StartArray:
                List<YamlNode> items = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Value(ref reader, cursor));
                }

                return new YamlSequence { Items = items, Start = start, End = start };
            case JsonTokenType.String:
                return Scalar(reader.GetString()!, isText: true, start);
            default:
                return Scalar(Encoding.UTF8.GetString(reader.ValueSpan), isText: false, start);
        }
    }

    private static YamlScalar Scalar(string text, bool isText, Mark at) => new() { Text = text, IsPlain = !isText, Start = at, End = at };

    /// <summary>The library's message without its own account of the place, which the problem has already.</summary>
    private static string Sentence(string message)
    {
        int place = message.IndexOf(" LineNumber", StringComparison.Ordinal);
        return place < 0 ? message : message[..place];
    }

    /// <summary>Counts lines and columns (in UTF-16 code units) up to places that only go forward.</summary>
    private sealed class Cursor(byte[] bytes)
    {
        private int at, line = 1, column = 1, index;

        public Mark At(int place)
        {
            for (; at < place; at++)
            {
                int units = (bytes[at] & 0xC0) == 0x80 ? 0 : bytes[at] >= 0xF0 ? 2 : 1;
                index += units;
                (line, column) = bytes[at] == '\n' ? (line + 1, 1) : (line, column + units);
            }

            return new(line, column, index);
        }
    }
}
