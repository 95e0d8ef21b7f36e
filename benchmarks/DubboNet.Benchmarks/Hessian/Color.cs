namespace DubboNet.Benchmarks.Hessian;

public enum Color
{
    Red,
    Green,
    Blue,
}
