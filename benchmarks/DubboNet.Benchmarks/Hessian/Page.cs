using MessagePack;

namespace DubboNet.Benchmarks.Hessian;

/// <summary>The equivalent of <c>com.example.bench.Page</c>.</summary>
[MessagePackObject]
[HessianType("com.example.bench.Page")]
public sealed partial class Page
{
    [Key(0)]
    public int Number { get; set; }

    [Key(1)]
    public int Size { get; set; }

    [Key(2)]
    public long Total { get; set; }

    [Key(3)]
    public List<User>? Users { get; set; }

    /// <summary>Returns a page with the users from number 0.</summary>
    public static Page Sample(int size) =>
        new() { Number = 1, Size = size, Total = 1000, Users = [.. Enumerable.Range(0, size).Select(User.Sample)] };
}
