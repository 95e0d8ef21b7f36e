using System.Numerics;
using DubboNet;

namespace Frames;

/// <summary>
/// Declares <c>com.example.frames.FrameService</c> of <c>interop-java</c>. A client or a provider needs only this declaration. It is
/// written by hand. The tests against Java use the contract that DubboNet.Build generates from the jar.
/// </summary>
[DubboService("com.example.frames.FrameService")]
public partial interface IFrameService
{
    Task<string?> EchoAsync(string? text);

    Task<int> AddAsync(int a, int b, DubboCallOptions options = default);

    Task<long> AddLongAsync(long? a, long b);

    Task<double> MeanAsync(double[] numbers);

    Task<Person> GetPersonAsync(long id, DubboCallOptions options = default);

    Task<Person?> SavePersonAsync(Person? person);

    /// <summary>Returns Persons and VipPersons in turn, followed by the first one again.</summary>
    Task<List<Person>> ListAsync(int count);

    Task<Dictionary<string, object?>?> MapAsync(Dictionary<string, object?>? map);

    Task<DateTimeOffset?> DateAsync(DateTimeOffset? date);

    Task<decimal?> DecimalAsync(decimal? number);

    Task<BigInteger?> BigAsync(BigInteger? number);

    Task<byte[]?> BytesAsync(byte[]? bytes);

    Task<Color?> ColorAsync(Color? color);

    Task NothingAsync();

    Task<string?> NulAsync();

    Task<string?> FailAsync(string? kind);

    /// <summary>Returns a future in Java.</summary>
    Task<string?> LaterAsync(string? text);

    Task<object?> AnyAsync(object? value);

    [DubboMethod("over")]
    Task<string> OverIntAsync(int value);

    [DubboMethod("over")]
    Task<string> OverIntegerAsync(int? value);

    [DubboMethod("over")]
    Task<string> OverStringAsync(string? value);

    /// <summary>Returns the value of an attachment of the request.</summary>
    Task<string?> AttachmentAsync(string key, DubboCallOptions options = default);

    Task<object?> TimeAsync(object? value);

    Task<string> SleepAsync(int milliseconds, DubboCallOptions options = default, CancellationToken cancellationToken = default);

    /// <summary>Returns the result of the listener.</summary>
    Task<string?> ListenAsync(string? key, IListener listener, DubboCallOptions options = default);

    /// <summary>Registers the listener of a topic, which <see cref="PublishAsync"/> calls from now on.</summary>
    Task SubscribeAsync(string topic, IListener listener, DubboCallOptions options = default);

    /// <summary>Returns the result of the topic's listener.</summary>
    Task<string?> PublishAsync(string topic, int number);

    /// <summary>Removes the listener of a topic. Returns whether the topic had the same listener.</summary>
    Task<bool> UnsubscribeAsync(string topic, [DubboCallback(Releases = true)] IListener? listener);

    [DubboMethod(OneWay = true)]
    Task TellAsync(string? text);

    Task<int[][]> GridAsync(int[][] grid);

    [DubboMethod(ParameterTypes = ["java.util.Set"])]
    [return: JavaType("java.util.LinkedHashSet")]
    Task<HashSet<string>> SetAsync([JavaType("java.util.LinkedHashSet")] HashSet<string> set);

    Task<object?[]> ObjectsAsync(params object?[] objects);

    Task<byte[]> ZerosAsync(int count);

    Task<bool> NotAsync(bool value);

    Task<bool?> NotBoxedAsync(bool? value);

    Task<sbyte> TinyAsync(sbyte value);

    Task<short> SmallAsync(short value);

    Task<char> LetterAsync(char value);

    Task<float> RatioAsync(float value);

    Task<double> ScoreAsync(double value);

    Task<double?> ScoreBoxedAsync(double? value);

    Task<long[]> LongsAsync(long[] values);

    Task<string?[]> TextsAsync(string?[] texts);

    Task<List<Person>> PeopleAsync(List<Person> people);

    Task<Dictionary<int, string>> NamesAsync(Dictionary<int, string> names);

    Task<Dictionary<string, List<long>>> IdsAsync(Dictionary<string, List<long>> ids);

    /// <summary>Returns whether the two arguments are the same object.</summary>
    Task<bool> SameAsync(Person? a, Person? b);

    /// <summary>Returns and removes the last text that was passed to tell. Waits for up to 2 seconds for one.</summary>
    Task<string?> ToldAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds an attachment to the response.</summary>
    Task<string> ReplyAsync(string key, string value, DubboCallOptions options = default);

    Task<Person> DescribeAsync(Person person, string name);
}
