using System.IO.Compression;
using System.Security.Cryptography;

namespace Entente.Ensembles;

/// <summary>The draws of a run that is not finished, on disk: a file that only grows, in chunks with checksums, so that whatever stops the
/// program leaves a beginning that can be gone on from.</summary>
/// <remarks>Layout: a 32-byte key that names the run; then chunks of length (4 bytes), checksum (first 16 bytes of SHA-256), and so many
/// bytes, deflated, of items of length (4 bytes) and content. A chunk is on the disk before the next is begun. The file is locked while it
/// is open.</remarks>
internal sealed class DrawLog : IDisposable
{
    /// <summary>Bytes of the key that the file begins with.</summary>
    public const int KeyLength = 32;

    private const int ChecksumLength = 16;
    private const int ChunkItems = 64;
    private const int MaxChunkSize = 1 << 28;

    private readonly FileStream file;
    private readonly MemoryStream pending = new();
    private int pendingItems;

    private DrawLog(FileStream file, int items) => (this.file, Items) = (file, items);

    /// <summary>How many items are in the file or on their way into it.</summary>
    public int Items { get; private set; }

    /// <summary>Opens the log of a run and hands over the items that it has. What follows the last whole chunk is cut off; the log of
    /// another run, or of none, is begun anew.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">Names the run, in 32 bytes.</param>
    /// <param name="found">Takes the items in order.</param>
    /// <exception cref="IOException">The file cannot be opened, or another program has it open.</exception>
    public static DrawLog Open(string path, ReadOnlySpan<byte> key, Action<ReadOnlyMemory<byte>> found)
    {
        FileStream stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            byte[] before = new byte[KeyLength];
            bool isOurs = stream.ReadAtLeast(before, KeyLength, throwOnEndOfStream: false) == KeyLength && key.SequenceEqual(before);
            int items = 0;
            if (isOurs)
            {
                while (ReadChunk(stream) is byte[] chunk)
                {
                    items += Split(chunk, found);
                }
            }
            else
            {
                stream.SetLength(0);
                stream.Write(key);
                stream.Flush(flushToDisk: true);
            }

            return new DrawLog(stream, items);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Adds an item. It is safe on disk after a few more, or after <see cref="Flush"/>.</summary>
    public void Append(ReadOnlySpan<byte> item)
    {
        pending.Write(BitConverter.GetBytes(item.Length));
        pending.Write(item);
        pendingItems++;
        Items++;
        if (pendingItems == ChunkItems)
        {
            Flush();
        }
    }

    /// <summary>Brings everything onto the disk.</summary>
    public void Flush()
    {
        if (pendingItems == 0)
        {
            return;
        }

        using MemoryStream packed = new();
        using (DeflateStream deflate = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            pending.WriteTo(deflate);
        }

        ReadOnlySpan<byte> content = packed.GetBuffer().AsSpan(0, (int)packed.Length);
        file.Write(BitConverter.GetBytes(content.Length));
        file.Write(SHA256.HashData(content).AsSpan(0, ChecksumLength));
        file.Write(content);
        file.Flush(flushToDisk: true);
        pending.SetLength(0);
        pendingItems = 0;
    }

    /// <summary>Closes the file without what has not been flushed.</summary>
    public void Dispose() => file.Dispose();

    /// <summary>The next whole chunk, unpacked; nothing at the end, where the file is cut off.</summary>
    private static byte[]? ReadChunk(FileStream file)
    {
        long start = file.Position;
        byte[] head = new byte[sizeof(int) + ChecksumLength];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            int length = BitConverter.ToInt32(head);
            if (length is > 0 and <= MaxChunkSize && length <= file.Length - file.Position)
            {
                byte[] content = new byte[length];
                file.ReadExactly(content);
                if (SHA256.HashData(content).AsSpan(0, ChecksumLength).SequenceEqual(head.AsSpan(sizeof(int))))
                {
                    using DeflateStream deflate = new(new MemoryStream(content), CompressionMode.Decompress);
                    using MemoryStream unpacked = new();
                    deflate.CopyTo(unpacked);
                    return unpacked.ToArray();
                }
            }
        }

        file.SetLength(start);
        file.Position = start;
        return null;
    }

    private static int Split(byte[] chunk, Action<ReadOnlyMemory<byte>> found)
    {
        int items = 0;
        for (int at = 0; at < chunk.Length; items++)
        {
            int length = BitConverter.ToInt32(chunk, at);
            found(chunk.AsMemory(at + sizeof(int), length));
            at += sizeof(int) + length;
        }

        return items;
    }
}
