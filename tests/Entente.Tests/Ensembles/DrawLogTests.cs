using System.Text;
using Entente.Ensembles;

namespace Entente.Tests.Ensembles;

public sealed class DrawLogTests : IDisposable
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    private string LogPath => Path.Combine(folder, "draws.log");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Whatever_the_length_that_reached_the_disk_a_beginning_is_read_and_gone_on_from()
    {
        byte[] whole = Written(130);
        for (int length = 0; length <= whole.Length; length += length < 40 || length > whole.Length - 40 ? 1 : 17)
        {
            File.WriteAllBytes(LogPath, whole[..length]);
            List<string> found = [];
            using (DrawLog log = Open(found))
            {
                Assert.Equal(found.Count, log.Items);
                Assert.Equal(Enumerable.Range(0, found.Count).Select(Item), found);
                Append(log, found.Count, 130);
            }

            found.Clear();
            Open(found).Dispose();
            Assert.Equal(Enumerable.Range(0, 130).Select(Item), found);
        }
    }

    [Fact]
    public void A_flipped_bit_ends_the_beginning()
    {
        byte[] whole = Written(130);
        whole[whole.Length / 2] ^= 4;
        File.WriteAllBytes(LogPath, whole);
        List<string> found = [];
        Open(found).Dispose();
        Assert.Equal(Enumerable.Range(0, 64).Select(Item), found);
    }

    [Fact]
    public void The_log_of_another_run_is_begun_anew()
    {
        Written(70);
        List<string> found = [];
        using DrawLog log = DrawLog.Open(LogPath, new byte[32], item => found.Add(Text(item)));
        Assert.Empty(found);
        Assert.Equal(32, new FileInfo(LogPath).Length);
    }

    [Fact]
    public void What_was_not_flushed_is_not_there_and_an_open_log_is_locked()
    {
        using (DrawLog log = Open([]))
        {
            Append(log, 0, 70, flush: false);
            Assert.ThrowsAny<IOException>(() => Open([]));
        }

        List<string> found = [];
        Open(found).Dispose();
        Assert.Equal(64, found.Count);
    }

    private byte[] Written(int items)
    {
        using (DrawLog log = Open([]))
        {
            Append(log, 0, items);
        }

        return File.ReadAllBytes(LogPath);
    }

    private DrawLog Open(List<string> found) => DrawLog.Open(LogPath, Key, item => found.Add(Text(item)));

    private static void Append(DrawLog log, int from, int to, bool flush = true)
    {
        for (int i = from; i < to; i++)
        {
            log.Append(Encoding.UTF8.GetBytes(Item(i)));
        }

        if (flush)
        {
            log.Flush();
        }
    }

    private static string Item(int i) => $"draw {i.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    private static string Text(ReadOnlyMemory<byte> item) => Encoding.UTF8.GetString(item.Span);
}
