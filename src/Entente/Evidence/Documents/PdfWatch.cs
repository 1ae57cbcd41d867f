using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Entente.Evidence.Documents;

/// <summary>Unpacks the parts of a PDF and refuses those that would burst: a few kilobytes that are packed twice can unpack to
/// gigabytes.</summary>
internal sealed class PdfWatch : IFilterProvider
{
    // These pack so tightly, and are so rare in print, that a large part of them is no text.
    private const int MaxPackedInOldWays = 1_000_000;

    /// <summary>Why a part was not unpacked; null if all were.</summary>
    public string? Why { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Guarded(DefaultFilterProvider.Instance.GetFilters(dictionary));

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Guarded(DefaultFilterProvider.Instance.GetNamedFilters(names));

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetAllFilters() => DefaultFilterProvider.Instance.GetAllFilters();

    private IReadOnlyList<IFilter> Guarded(IReadOnlyList<IFilter> filters)
    {
        if (filters.Count(filter => filter is FlateFilter or LzwFilter or RunLengthFilter) > 1)
        {
            Why = "This is a PDF with parts that are packed twice; it is not read.";
            return [new Nothing()];
        }

        return filters.Any(filter => filter is LzwFilter or RunLengthFilter) ? [.. filters.Select(filter => new OldWay(this, filter))]
            : filters;
    }

    private sealed class Nothing : IFilter
    {
        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex) =>
            Memory<byte>.Empty;
    }

    private sealed class OldWay(PdfWatch watch, IFilter filter) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (input.Length > MaxPackedInOldWays)
            {
                watch.Why = "This is a PDF with very large parts that are packed in an old way; it is not read.";
                return Memory<byte>.Empty;
            }

            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
