namespace DubboNet.Benchmarks.Hessian;

[HessianType("com.example.bench.Color")]
public enum Color
{
    Red,
    Green,
    Blue,
}
