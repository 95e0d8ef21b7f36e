using System.Globalization;
using System.Numerics;
using DubboNet;

namespace Example.Frames;

// The methods that return their arguments, or what they compute from them.
internal sealed partial class FrameService
{
    public Task<string?> EchoAsync(string? s, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(s);

    public Task<int> AddAsync(int a, int b, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(unchecked(a + b));

    public Task<long> AddLongAsync(long? a, long b, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(unchecked(a!.Value + b));

    public Task<double> MeanAsync(double[]? xs, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(xs!.Average());

    public Task<Person?> SavePersonAsync(Person? p, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(p);

    public Task<IReadOnlyDictionary<string, object?>?> MapAsync(
        IReadOnlyDictionary<string, object?>? m, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(m);

    public Task<DateTimeOffset?> DateAsync(DateTimeOffset? d, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(d);

    public Task<decimal?> DecimalAsync(decimal? d, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(d);

    public Task<BigInteger?> BigAsync(BigInteger? b, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(b);

    public Task<byte[]?> BytesAsync(byte[]? b, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(b);

    public Task<Color?> ColorAsync(Color? c, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(c);

    public Task<object?> AnyAsync(object? o, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(o);

    public Task<string?> OverIntAsync(int i, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(string.Create(CultureInfo.InvariantCulture, $"int {i}"));

    public Task<string?> OverIntegerAsync(int? i, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(string.Create(CultureInfo.InvariantCulture, $"Integer {i}"));

    public Task<string?> OverStringAsync(string? s, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult<string?>($"String {s}");

    public Task<object?> TimeAsync(object? t, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(t);

    public Task<int[][]?> GridAsync(int[][]? g, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(g);

    public Task<IReadOnlySet<string>?> SetAsync(
        IReadOnlySet<string>? s, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(s);

    public Task<object?[]?> ObjectsAsync(object?[]? os, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(os);

    public Task<byte[]?> ZerosAsync(int n, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult<byte[]?>(new byte[n]);

    public Task<bool> NotAsync(bool b, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(!b);

    public Task<bool?> NotBoxedAsync(bool? b, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(!b);

    public Task<sbyte> TinyAsync(sbyte b, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(b);

    public Task<short> SmallAsync(short s, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(s);

    public Task<char> LetterAsync(char c, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(c);

    public Task<float> RatioAsync(float f, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(f);

    public Task<double> ScoreAsync(double d, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(d);

    public Task<double?> ScoreBoxedAsync(double? d, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(d);

    public Task<long[]?> LongsAsync(long[]? a, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(a);

    public Task<string[]?> TextsAsync(string[]? a, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(a);

    public Task<IReadOnlyList<Person>?> PeopleAsync(
        IReadOnlyList<Person>? people, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(people);

    public Task<IReadOnlyDictionary<int, string>?> NamesAsync(
        IReadOnlyDictionary<int, string>? names, DubboCallOptions options, CancellationToken cancellationToken) => Task.FromResult(names);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<long>>?> IdsAsync(
        IReadOnlyDictionary<string, IReadOnlyList<long>>? ids, DubboCallOptions options, CancellationToken cancellationToken) =>
        Task.FromResult(ids);
}
