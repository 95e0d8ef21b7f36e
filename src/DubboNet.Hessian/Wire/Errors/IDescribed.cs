namespace DubboNet.Hessian;

/// <summary>A value that errors name by its Java class.</summary>
internal interface IDescribed
{
    /// <summary>Gets what it is, in a few words.</summary>
    string Description { get; }
}
